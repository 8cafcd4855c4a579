package dev.rapport.scoring.ledger;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;

/** What an agency and an influencer have between them: two statements, whatever is asked about it. */
@ApplicationScoped
public class Ledger {

    /**
     * An influencer's history in two cuts.
     *
     * @param relationship with the organization asked for, or with all of the agency
     * @param wholeAgency with all: the influencer has one inbox
     * @param interests fingerprints of what they care about; empty where nothing is known
     */
    public record History(Relationship relationship, Relationship wholeAgency, List<String> interests) {}

    /**
     * Refused with 404 where the influencer or the organization is unknown, deleted or another agency's; the caller must
     * be {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    public History of(UUID influencerId, UUID organizationId) {
        List<KnownContact> contacts = KnownContact.of(
                Stream.of(influencerId, organizationId).filter(id -> id != null).toList());
        List<LedgerRow> rows = LedgerRow.of(influencerId);
        KnownContact influencer = find(contacts, influencerId, KnownContact.Kind.INFLUENCER);
        // Topics have no order between them: what was done with somebody may be known before they are.
        requireKnown("influencer", influencerId, influencer, !rows.isEmpty());
        List<String> interests = influencer == null ? List.of() : influencer.interests();

        Relationship wholeAgency = relationship(rows.stream());
        if (organizationId == null) return new History(wholeAgency, wholeAgency, interests);

        KnownContact organization = find(contacts, organizationId, KnownContact.Kind.ORGANIZATION);
        boolean told = rows.stream().anyMatch(row -> row.isOf(organizationId));
        requireKnown("organization", organizationId, organization, told);
        Relationship own = relationship(rows.stream().filter(row -> row.countsFor(organizationId)));
        return new History(own, wholeAgency, interests);
    }

    private static void requireKnown(String what, UUID id, KnownContact contact, boolean told) {
        if (contact == null && !told) throw new NotArrivedYet(id, Refusal.notFound(what, id));
        if (contact != null && contact.deleted()) throw Refusal.notFound(what, id);
    }

    private static KnownContact find(List<KnownContact> contacts, UUID id, KnownContact.Kind kind) {
        return contacts.stream()
                .filter(contact -> contact.is(id, kind))
                .findFirst()
                .orElse(null);
    }

    private static Relationship relationship(Stream<LedgerRow> rows) {
        List<Interaction> interactions = rows.map(LedgerRow::interaction).toList();
        return Relationship.of(interactions, ModelConfig.DEFAULT);
    }
}
