package dev.rapport.interactions.contact;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.interactions.Deed;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/** Asks the local copy whether organizations and influencers exist. */
@ApplicationScoped
public class Contacts {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /**
     * Both in one statement. Refused with 404 where one is unknown, deleted or another agency's, at {@code
     * /organizationId} or {@code /influencerId}; the caller must be {@link AwaitsArrival}.
     */
    public void require(UUID organizationId, UUID influencerId) {
        List<?> found = database.createNativeQuery(
                        """
                        SELECT kind FROM known_contact WHERE agency = ?1 AND NOT deleted
                        AND (id = ?2 AND kind = 'ORGANIZATION' OR id = ?3 AND kind = 'INFLUENCER')""",
                        String.class)
                .setParameter(1, agency.id())
                .setParameter(2, organizationId)
                .setParameter(3, influencerId)
                .getResultList();
        if (!found.contains(ContactKind.ORGANIZATION.name())) {
            throw new NotArrivedYet(
                    organizationId, Refusal.unknownReference("/organizationId", "organization", organizationId));
        }
        if (!found.contains(ContactKind.INFLUENCER.name())) {
            throw new NotArrivedYet(
                    influencerId, Refusal.unknownReference("/influencerId", "influencer", influencerId));
        }
    }

    /** As {@link #require}, unless they stay the same: of a deleted influencer, the history can still be corrected. */
    public void requireIfOther(Deed before, UUID organizationId, UUID influencerId) {
        boolean same = before.organizationId().equals(organizationId)
                && before.influencerId().equals(influencerId);
        if (!same) require(organizationId, influencerId);
    }
}
