package dev.rapport.scoring.ledger;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.RoundTrip;
import dev.rapport.kit.tenancy.RoundTrip.Questions;

/** Organizations, as far as the contacts topic has told of them. */
@ApplicationScoped
public class Organizations {

    private static final Questions KNOWN = Questions.of(KnownContact.OF);

    @Inject
    RoundTrip database;

    @Inject
    Agency agency;

    /**
     * Refused with 404 where it is unknown, deleted or another agency's; the caller must be
     * {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    public Organization of(UUID id) {
        List<KnownContact> all =
                database.ask(KNOWN, List.of(agency.id(), new UUID[] {id}), answers -> answers.next(KnownContact::of));
        KnownContact known = all.stream()
                .filter(contact -> contact.is(id, KnownContact.Kind.ORGANIZATION))
                .findFirst()
                .orElseThrow(() -> new NotArrivedYet(id, Refusal.notFound("organization", id)));
        if (known.deleted()) throw Refusal.notFound("organization", id);
        return known.organization();
    }
}
