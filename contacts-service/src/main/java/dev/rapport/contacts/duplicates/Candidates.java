package dev.rapport.contacts.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.kit.tenancy.Agency;

/**
 * Who may be the same as an influencer: by keys that the database keeps of everybody, a short range of an index for each.
 * Two statements, however many influencers there are.
 */
@ApplicationScoped
class Candidates {

    /** What more than these have in common tells nobody apart. */
    private static final int MOST_ALIKE = 20;

    private static final int MOST = 200;

    private static final String ALIKE =
            """
            SELECT mine.key, other.influencer_id FROM influencer me
            CROSS JOIN LATERAL (SELECT influencer_keys(me.emails, me.channels) AS key) mine
            CROSS JOIN LATERAL (SELECT influencer_id FROM influencer_key
                WHERE agency = me.agency AND key = mine.key COLLATE "C" LIMIT %1$d) other
            WHERE me.agency = ?1 AND me.id = ?2 AND other.influencer_id <> me.id
            UNION ALL
            SELECT mine.key, other.influencer_id FROM influencer me
            CROSS JOIN LATERAL (SELECT influencer_likenesses(me.name, me.channels) AS key) mine
            CROSS JOIN LATERAL (SELECT influencer_id FROM influencer_likeness
                WHERE agency = me.agency AND key = mine.key COLLATE "C" LIMIT %1$d) other
            WHERE me.agency = ?1 AND me.id = ?2 AND other.influencer_id <> me.id"""
                    // Beside themselves, one more than is looked at.
                    .formatted(MOST_ALIKE + 2);

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /** The likeliest first, 200 at most. */
    List<CandidateView> of(UUID influencerId) {
        Map<String, List<UUID>> alike = new LinkedHashMap<>();
        for (Object row : database.createNativeQuery(ALIKE, Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getResultList()) {
            alike.computeIfAbsent(((Tuple) row).get(0, String.class), key -> new ArrayList<>())
                    .add(((Tuple) row).get(1, UUID.class));
        }
        Map<UUID, List<CandidateView.Evidence>> evidence = new HashMap<>();
        alike.forEach((key, others) -> {
            if (others.size() > MOST_ALIKE) return;
            for (UUID other : others) {
                evidence.computeIfAbsent(other, id -> new ArrayList<>())
                        .add(Likeness.of(key).evidence(key, others.size()));
            }
        });
        evidence.values().forEach(Candidates::leaveOutWhatFollows);
        return views(evidence);
    }

    /** Of the same account the same handle follows. */
    private static void leaveOutWhatFollows(List<CandidateView.Evidence> evidence) {
        List<String> accounts = evidence.stream()
                .filter(one -> one.code() == Likeness.SAME_ACCOUNT)
                .map(one -> one.value().substring(one.value().indexOf('/') + 1))
                .toList();
        evidence.removeIf(one -> one.code() == Likeness.SAME_HANDLE && accounts.contains(one.value()));
    }

    private List<CandidateView> views(Map<UUID, List<CandidateView.Evidence>> evidence) {
        if (evidence.isEmpty()) return List.of();
        List<CandidateView> views = new ArrayList<>();
        for (Object found : database.createNativeQuery(
                        "SELECT id, name, archived, version FROM influencer WHERE agency = ?1 AND id = ANY (?2)",
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, ids(evidence.keySet()))
                .getResultList()) {
            Tuple row = (Tuple) found;
            UUID id = row.get(0, UUID.class);
            views.add(CandidateView.of(
                    id, row.get(1, String.class), row.get(2, Boolean.class), row.get(3, Long.class), evidence.get(id)));
        }
        return views.stream().sorted(CandidateView.LIKELIEST_FIRST).limit(MOST).toList();
    }

    private static UUID[] ids(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
