package dev.rapport.scoring.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.model.Stage;

/**
 * Counts an organization's relationships by stored scores. Each count stops at a thousand, and so it costs the same for
 * all who have more: ten short ranges of one index.
 */
@ApplicationScoped
public class Census {

    /** What is more is as good as this many. */
    static final int MOST = 1000;

    /**
     * How many are at a stage.
     *
     * @param atRisk how many of them
     * @param orMore whether counting stopped before the end
     */
    public record StageCount(Stage stage, int relationships, int atRisk, boolean orMore) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /** For every stage, from STRANGER up. */
    public List<StageCount> of(UUID organizationId) {
        // Ordered like the index, or a scan of the whole table might look cheaper and not be.
        String sql = "SELECT stage, at_risk, count(*) FROM ("
                + ranges("stage, at_risk", " ORDER BY score LIMIT " + MOST) + ") AS ranges GROUP BY stage, at_risk";
        List<?> rows = query(sql, organizationId, Tuple.class).getResultList();
        List<StageCount> counts = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            int calm = count(rows, stage, false);
            int atRisk = count(rows, stage, true);
            counts.add(new StageCount(stage, calm + atRisk, atRisk, calm == MOST || atRisk == MOST));
        }
        return counts;
    }

    /** The influencers with the highest scores, best first. */
    public List<UUID> best(UUID organizationId, int limit) {
        String order = " ORDER BY score DESC, influencer_id DESC LIMIT " + limit;
        String sql = "SELECT influencer_id FROM (" + ranges("influencer_id, score", order) + ") AS ranges" + order;
        List<UUID> best = new ArrayList<>();
        for (Object id : query(sql, organizationId, UUID.class).getResultList()) best.add((UUID) id);
        return best;
    }

    private Query query(String sql, UUID organizationId, Class<?> row) {
        return database.createNativeQuery(sql, row)
                .setParameter("agency", agency.id())
                .setParameter("organization", organizationId);
    }

    /** One range of the index for each stage and risk. */
    private static String ranges(String columns, String end) {
        StringJoiner ranges = new StringJoiner(") UNION ALL (", "(", ")");
        for (Stage stage : Stage.values()) {
            for (boolean atRisk : List.of(false, true)) {
                ranges.add("SELECT " + columns + " FROM stored_score WHERE agency = :agency"
                        + " AND organization_id = :organization AND stage = '" + stage + "' AND at_risk = " + atRisk
                        + end);
            }
        }
        return ranges.toString();
    }

    private static int count(List<?> rows, Stage stage, boolean atRisk) {
        return rows.stream()
                .map(Tuple.class::cast)
                .filter(row -> stage.name().equals(row.get(0)) && row.get(1).equals(atRisk))
                .mapToInt(row -> ((Number) row.get(2)).intValue())
                .sum();
    }
}
