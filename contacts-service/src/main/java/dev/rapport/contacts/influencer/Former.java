package dev.rapport.contacts.influencer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.tenancy.Owned;

/** Influencers who were merged into others, by the ids and keys that they had. */
public final class Former {

    private static final String STANDING = " from InfluencerMerge m where m.undoneAt is null and ";

    private Former() {}

    /** Refused where this was the id of one who is found under another now; to be called where nobody has it. */
    public static void requireUnmerged(UUID id) {
        UUID now = nowOf(List.of(id)).get(id);
        if (now != null) throw Merged.of("influencer", id, now);
    }

    /** Of those of the ids that were merged, whose they are now. */
    public static Map<UUID, UUID> nowOf(Collection<UUID> ids) {
        Map<UUID, UUID> now = new HashMap<>();
        Owned.getEntityManager()
                .createQuery("select m.duplicateId, m.rootId" + STANDING + "m.duplicateId in ?1", Tuple.class)
                .setParameter(1, ids)
                .getResultList()
                .forEach(row -> now.put(row.get(0, UUID.class), row.get(1, UUID.class)));
        return now;
    }

    /** Of those of the keys in the agency's own system that were of merged ones, whose they are now. */
    static Map<String, UUID> holders(Collection<String> externalIds) {
        Map<String, UUID> holders = new HashMap<>();
        if (externalIds.isEmpty()) return holders;
        Owned.getEntityManager()
                .createQuery("select m.externalId, m.rootId" + STANDING + "m.externalId in ?1", Tuple.class)
                .setParameter(1, externalIds)
                .getResultList()
                .forEach(row -> holders.put(row.get(0, String.class), row.get(1, UUID.class)));
        return holders;
    }

    /**
     * What was told of one who was merged.
     *
     * @param version the last one
     * @param externalId the key in the agency's own system by which others may still name them; null without one
     */
    public record Told(long version, String externalId) {}

    /** Those merged into one. */
    public static Map<UUID, Told> of(UUID influencerId) {
        Map<UUID, Told> told = new HashMap<>();
        Owned.getEntityManager()
                .createQuery(
                        "select m.duplicateId, m.toldVersion, m.externalId" + STANDING + "m.rootId = ?1", Tuple.class)
                .setParameter(1, influencerId)
                .getResultList()
                .forEach(row ->
                        told.put(row.get(0, UUID.class), new Told(row.get(1, Long.class), row.get(2, String.class))));
        return told;
    }
}
