package dev.rapport.scoring.ledger;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.RoundTrip;
import dev.rapport.kit.tenancy.RoundTrip.Answers;
import dev.rapport.kit.tenancy.RoundTrip.Questions;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.outlook.Outlook;
import dev.rapport.scoring.settings.Settings;
import dev.rapport.scoring.settings.SettingsTable;

/** What an agency and an influencer have between them: one round trip, whatever is asked about it. */
@ApplicationScoped
public class Ledger {

    /**
     * An influencer's history in two cuts.
     *
     * @param relationship with the organization asked for, or with all of the agency
     * @param wholeAgency with all: the influencer has one inbox
     * @param interests fingerprints of what they care about; empty where nothing is known
     * @param cadenceMaxDays after how many days of silence the tie is at risk; null where no cadence is set
     * @param numbersVersion of the agency's settings that both are computed with
     */
    public record History(
            Relationship relationship,
            Relationship wholeAgency,
            List<String> interests,
            Integer cadenceMaxDays,
            long numbersVersion) {
        public Outlook outlook() {
            return new Outlook(relationship, wholeAgency);
        }
    }

    private static final Questions OF_ONE =
            Questions.of(KnownContact.OF, LedgerTable.OF_INFLUENCER, SettingsTable.IN_FORCE);
    private static final Questions OF_SEVERAL =
            Questions.of(KnownContact.OF, LedgerTable.OF_INFLUENCERS, SettingsTable.IN_FORCE);

    /** What the database knows of them, and the numbers that it counts by. */
    private record Known(List<KnownContact> contacts, List<LedgerEntry> rows, Settings settings) {}

    @Inject
    RoundTrip database;

    @Inject
    Agency agency;

    /**
     * Refused with 404 where the influencer or the organization is unknown, deleted or another agency's; who was merged
     * into another is found there ({@link Merged}). The caller must be {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    public History of(UUID influencerId, UUID organizationId) {
        return of(List.of(influencerId), organizationId).get(influencerId);
    }

    /** The same, but of whom the influencer was merged into: for what was given away under the old id. */
    public History following(UUID influencerId, UUID organizationId) {
        try {
            return of(influencerId, organizationId);
        } catch (Merged merged) {
            return of(merged.into(), organizationId);
        }
    }

    /** The same for several influencers, in the same one round trip; in the order given. */
    public Map<UUID, History> of(Collection<UUID> influencerIds, UUID organizationId) {
        return read(influencerIds, organizationId, false);
    }

    /** The same, but an influencer who is unknown, deleted or another agency's is left out. */
    public Map<UUID, History> ofKnown(Collection<UUID> influencerIds, UUID organizationId) {
        return read(influencerIds, organizationId, true);
    }

    private Map<UUID, History> read(Collection<UUID> influencerIds, UUID organizationId, boolean leavingOut) {
        Known known = known(influencerIds, organizationId);
        List<KnownContact> contacts = known.contacts();
        List<LedgerEntry> rows = known.rows();
        if (organizationId != null) checkOrganization(organizationId, contacts, rows);
        Map<UUID, List<LedgerEntry>> byInfluencer =
                rows.stream().collect(Collectors.groupingBy(LedgerEntry::influencerId));
        Map<UUID, History> histories = new LinkedHashMap<>();
        for (UUID id : influencerIds) {
            List<LedgerEntry> theirs = byInfluencer.getOrDefault(id, List.of());
            KnownContact influencer = find(contacts, id, KnownContact.Kind.INFLUENCER);
            if (influencer != null && influencer.mergedInto() != null) {
                if (leavingOut) continue;
                throw Merged.of("influencer", id, influencer.mergedInto());
            }
            // Topics have no order between them: what was done with somebody may be known before they are.
            boolean told = !theirs.isEmpty();
            if (leavingOut && !isKnown(influencer, told)) continue;
            requireKnown("influencer", id, influencer, told);
            histories.put(id, history(theirs, organizationId, influencer, known.settings()));
        }
        return histories;
    }

    private Known known(Collection<UUID> influencers, UUID organization) {
        String whose = agency.id();
        UUID[] all = Stream.concat(influencers.stream(), Stream.ofNullable(organization))
                .toArray(UUID[]::new);
        if (influencers.size() == 1) {
            UUID one = influencers.iterator().next();
            return database.ask(OF_ONE, List.of(whose, all, whose, one, whose), Ledger::known);
        }
        String[] agencies = new String[influencers.size()];
        Arrays.fill(agencies, whose);
        UUID[] several = influencers.toArray(UUID[]::new);
        return database.ask(OF_SEVERAL, List.of(whose, all, agencies, several, whose), Ledger::known);
    }

    private static Known known(Answers answers) throws SQLException {
        List<KnownContact> contacts = answers.next(KnownContact::of);
        List<LedgerEntry> rows = answers.next(LedgerTable::entry);
        List<Settings> settings = answers.next(SettingsTable::settings);
        return new Known(contacts, rows, settings.isEmpty() ? Settings.DEFAULT : settings.getFirst());
    }

    private static void checkOrganization(UUID id, List<KnownContact> contacts, List<LedgerEntry> rows) {
        KnownContact organization = find(contacts, id, KnownContact.Kind.ORGANIZATION);
        requireKnown("organization", id, organization, rows.stream().anyMatch(row -> row.isOf(id)));
    }

    private static void requireKnown(String what, UUID id, KnownContact contact, boolean told) {
        if (isKnown(contact, told)) return;
        Refusal refusal = Refusal.notFound(what, id);
        if (contact == null) throw new NotArrivedYet(id, refusal);
        throw refusal;
    }

    private static boolean isKnown(KnownContact contact, boolean told) {
        return contact == null ? told : !contact.deleted();
    }

    private static History history(
            List<LedgerEntry> rows, UUID organizationId, KnownContact influencer, Settings current) {
        ModelConfig config = current.config();
        Relationship wholeAgency = relationship(rows.stream(), config);
        Relationship own = organizationId == null
                ? wholeAgency
                : relationship(rows.stream().filter(row -> row.countsFor(organizationId)), config);
        List<String> interests = influencer == null ? List.of() : influencer.interests();
        Integer cadence = influencer == null ? null : influencer.cadenceMaxDays();
        return new History(own, wholeAgency, interests, cadence, current.version());
    }

    private static KnownContact find(List<KnownContact> contacts, UUID id, KnownContact.Kind kind) {
        return contacts.stream()
                .filter(contact -> contact.is(id, kind))
                .findFirst()
                .orElse(null);
    }

    private static Relationship relationship(Stream<LedgerEntry> rows, ModelConfig config) {
        List<Interaction> interactions = rows.map(LedgerEntry::interaction).toList();
        return Relationship.of(interactions, config);
    }
}
