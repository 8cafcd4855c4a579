package dev.rapport.interactions.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.interactions.Deed;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.intake.Waiting;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.RoundTrip;
import dev.rapport.kit.tenancy.RoundTrip.Questions;

/** Asks the local copy whether organizations and influencers exist. */
@ApplicationScoped
public class Contacts {

    /** Those of an agency, given first, that bear an organization's id and an influencer's, given next. */
    public static final String PAIR =
            """
            SELECT kind, coalesce(merged_into, id) FROM known_contact WHERE agency = ? AND NOT deleted
            AND (id = ? AND kind = 'ORGANIZATION' OR id = ? AND kind = 'INFLUENCER')""";

    private static final Questions ASKED = Questions.of(PAIR);

    /**
     * One that exists.
     *
     * @param person who is found under the id: the one whom its bearer was merged into, or its bearer
     */
    public record Existing(ContactKind kind, UUID person) {

        /** @param row of an answer to {@link #PAIR} */
        public static Existing of(ResultSet row) throws SQLException {
            return new Existing(ContactKind.valueOf(row.getString(1)), row.getObject(2, UUID.class));
        }
    }

    @Inject
    EntityManager database;

    @Inject
    RoundTrip roundTrip;

    @Inject
    People people;

    @Inject
    Agency agency;

    @Inject
    Waiting waiting;

    /**
     * Both in one statement. Refused with 404 where one is unknown, deleted or another agency's, at {@code
     * /organizationId} or {@code /influencerId}; the caller must be {@link AwaitsArrival}.
     *
     * @return who is found under the influencer's id: the one whom its bearer was merged into, or its bearer
     */
    public UUID require(UUID organizationId, UUID influencerId) {
        List<Existing> existing = roundTrip.ask(
                ASKED, List.of(agency.id(), organizationId, influencerId), answers -> answers.next(Existing::of));
        return require(organizationId, influencerId, existing);
    }

    /** The same, where the database was asked for the {@link #PAIR} together with other things. */
    public static UUID require(UUID organizationId, UUID influencerId, List<Existing> existing) {
        if (find(ContactKind.ORGANIZATION, existing) == null) {
            throw new NotArrivedYet(
                    organizationId, Refusal.unknownReference("/organizationId", "organization", organizationId));
        }
        UUID person = find(ContactKind.INFLUENCER, existing);
        if (person == null) {
            throw new NotArrivedYet(
                    influencerId, Refusal.unknownReference("/influencerId", "influencer", influencerId));
        }
        return person;
    }

    private static UUID find(ContactKind kind, List<Existing> existing) {
        return existing.stream()
                .filter(one -> one.kind() == kind)
                .map(Existing::person)
                .findFirst()
                .orElse(null);
    }

    /** As {@link #require} for each item of a batch, in one statement for all. */
    public <T> Batch<Addressed<T>> require(
            Batch<T> batch, Function<T, UUID> organization, Function<T, UUID> influencer) {
        Set<UUID> ids = batch.good().stream()
                .flatMap(item -> Stream.of(organization.apply(item), influencer.apply(item)))
                .collect(Collectors.toSet());
        Map<UUID, Found> known = found(ids);
        ids.removeAll(known.keySet());
        waiting.forAllOf(ids);
        return batch.then(item -> {
            requireKind(ContactKind.ORGANIZATION, organization.apply(item), known, "/organizationId");
            requireKind(ContactKind.INFLUENCER, influencer.apply(item), known, "/influencerId");
            return new Addressed<>(item, known.get(influencer.apply(item)).as());
        });
    }

    /** @param as the id under which it is found now */
    private record Found(String kind, UUID as) {}

    private Map<UUID, Found> found(Set<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        List<?> found = database.createNativeQuery(
                        """
                        SELECT id, kind, coalesce(merged_into, id) FROM known_contact
                        WHERE agency = ?1 AND NOT deleted AND id IN (?2)""",
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, ids)
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Found(row.get(1, String.class), row.get(2, UUID.class))));
    }

    private static void requireKind(ContactKind kind, UUID id, Map<UUID, Found> known, String pointer) {
        Found found = known.get(id);
        if (found != null && found.kind().equals(kind.name())) return;
        throw Refusal.unknownReference(pointer, kind.name().toLowerCase(Locale.ROOT), id);
    }

    /** Refused with 404 at {@code /organizationId} where it is unknown, deleted or another agency's. */
    public void requireOrganization(UUID organizationId) {
        require(organizationId, Refusal.unknownReference("/organizationId", "organization", organizationId));
    }

    /** The same for the parameter {@code organizationId}. */
    public void requireOrganizationAsked(UUID organizationId) {
        require(organizationId, Refusal.unknownParameter("organizationId", "organization", organizationId));
    }

    private void require(UUID organizationId, Refusal otherwise) {
        List<?> found = database.createNativeQuery(
                        """
                        SELECT kind FROM known_contact
                        WHERE agency = ?1 AND id = ?2 AND kind = 'ORGANIZATION' AND NOT deleted""")
                .setParameter(1, agency.id())
                .setParameter(2, organizationId)
                .getResultList();
        if (found.isEmpty()) throw new NotArrivedYet(organizationId, otherwise);
    }

    /**
     * As {@link #require}, unless they stay the same: of a deleted influencer, the history can still be corrected. The deed
     * is with the influencer given from then on.
     */
    public void requireIfOther(Deed before, UUID organizationId, UUID influencerId) {
        before.concerns(influencerId, requireFor(before, organizationId, influencerId));
    }

    /** As {@link #requireIfOther}, and leaves the deed as it is. */
    public UUID requireFor(Deed before, UUID organizationId, UUID influencerId) {
        boolean same = before.organizationId().equals(organizationId) && before.isWith(influencerId);
        return same ? before.person() : require(organizationId, influencerId);
    }
    /** As {@link People#idsOf}. */
    public List<UUID> allOf(UUID influencerId) {
        return people.idsOf(influencerId);
    }
}
