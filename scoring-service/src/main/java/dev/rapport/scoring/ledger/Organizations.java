package dev.rapport.scoring.ledger;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/** Organizations, as far as the contacts topic has told of them. */
@ApplicationScoped
public class Organizations {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /**
     * Refused with 404 where it is unknown, deleted or another agency's; the caller must be
     * {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    public Organization of(UUID id) {
        KnownContact known = KnownContact.of(database, agency.id(), List.of(id)).stream()
                .filter(contact -> contact.is(id, KnownContact.Kind.ORGANIZATION))
                .findFirst()
                .orElseThrow(() -> new NotArrivedYet(id, Refusal.notFound("organization", id)));
        if (known.deleted()) throw Refusal.notFound("organization", id);
        return known.organization();
    }
}
