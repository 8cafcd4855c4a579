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
import jakarta.persistence.EntityManager;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.outlook.Outlook;
import dev.rapport.scoring.settings.AgencySettings;
import dev.rapport.scoring.settings.Settings;

/** What an agency and an influencer have between them: three statements, whatever is asked about it. */
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

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    AgencySettings settings;

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

    /** The same for several influencers, with the same three statements; in the order given. */
    public Map<UUID, History> of(Collection<UUID> influencerIds, UUID organizationId) {
        return read(influencerIds, organizationId, false);
    }

    /** The same, but an influencer who is unknown, deleted or another agency's is left out. */
    public Map<UUID, History> ofKnown(Collection<UUID> influencerIds, UUID organizationId) {
        return read(influencerIds, organizationId, true);
    }

    private Map<UUID, History> read(Collection<UUID> influencerIds, UUID organizationId, boolean leavingOut) {
        List<UUID> ids = Stream.concat(influencerIds.stream(), Stream.ofNullable(organizationId))
                .toList();
        List<KnownContact> contacts = KnownContact.of(database, agency.id(), ids);
        List<LedgerEntry> rows = rows(influencerIds);
        if (organizationId != null) checkOrganization(organizationId, contacts, rows);
        Map<UUID, List<LedgerEntry>> byInfluencer =
                rows.stream().collect(Collectors.groupingBy(LedgerEntry::influencerId));
        Settings current = settings.current();
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
            histories.put(id, history(theirs, organizationId, influencer, current));
        }
        return histories;
    }

    private List<LedgerEntry> rows(Collection<UUID> influencerIds) {
        String[] agencies = new String[influencerIds.size()];
        Arrays.fill(agencies, agency.id());
        // Untyped: for each row of tuples Hibernate makes two maps.
        List<?> found = database.createNativeQuery(LedgerTable.OF_INFLUENCERS)
                .setParameter(1, agencies)
                .setParameter(2, influencerIds.toArray(UUID[]::new))
                .getResultList();
        return found.stream().map(row -> entry((Object[]) row)).toList();
    }

    private static LedgerEntry entry(Object[] row) {
        try {
            return LedgerTable.entry(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
