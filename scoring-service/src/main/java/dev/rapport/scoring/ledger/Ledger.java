package dev.rapport.scoring.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.outlook.Outlook;

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
    public record History(Relationship relationship, Relationship wholeAgency, List<String> interests) {
        public Outlook outlook() {
            return new Outlook(relationship, wholeAgency);
        }
    }

    /**
     * Refused with 404 where the influencer or the organization is unknown, deleted or another agency's; the caller must
     * be {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    public History of(UUID influencerId, UUID organizationId) {
        return of(List.of(influencerId), organizationId).get(influencerId);
    }

    /** The same for several influencers, with the same two statements; in the order given. */
    public Map<UUID, History> of(Collection<UUID> influencerIds, UUID organizationId) {
        List<KnownContact> contacts =
                KnownContact.of(Stream.concat(influencerIds.stream(), Stream.ofNullable(organizationId))
                        .toList());
        List<LedgerRow> rows = LedgerRow.of(influencerIds);
        if (organizationId != null) checkOrganization(organizationId, contacts, rows);
        Map<UUID, List<LedgerRow>> byInfluencer = rows.stream().collect(Collectors.groupingBy(LedgerRow::influencerId));
        Map<UUID, History> histories = new LinkedHashMap<>();
        for (UUID id : influencerIds) {
            List<LedgerRow> theirs = byInfluencer.getOrDefault(id, List.of());
            histories.put(id, history(theirs, organizationId, interests(id, contacts, theirs)));
        }
        return histories;
    }

    private static void checkOrganization(UUID id, List<KnownContact> contacts, List<LedgerRow> rows) {
        KnownContact organization = find(contacts, id, KnownContact.Kind.ORGANIZATION);
        requireKnown("organization", id, organization, rows.stream().anyMatch(row -> row.isOf(id)));
    }

    private static List<String> interests(UUID id, List<KnownContact> contacts, List<LedgerRow> rows) {
        KnownContact influencer = find(contacts, id, KnownContact.Kind.INFLUENCER);
        // Topics have no order between them: what was done with somebody may be known before they are.
        requireKnown("influencer", id, influencer, !rows.isEmpty());
        return influencer == null ? List.of() : influencer.interests();
    }

    private static void requireKnown(String what, UUID id, KnownContact contact, boolean told) {
        if (contact == null && !told) throw new NotArrivedYet(id, Refusal.notFound(what, id));
        if (contact != null && contact.deleted()) throw Refusal.notFound(what, id);
    }

    private static History history(List<LedgerRow> rows, UUID organizationId, List<String> interests) {
        Relationship wholeAgency = relationship(rows.stream());
        if (organizationId == null) return new History(wholeAgency, wholeAgency, interests);
        Relationship own = relationship(rows.stream().filter(row -> row.countsFor(organizationId)));
        return new History(own, wholeAgency, interests);
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
