package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.model.Stage;

/**
 * Pages through stored scores. Every sort has one index, behind stage and risk; a page merges one range of it for each
 * stage and risk asked for, and so costs the same whatever is filtered and however many relationships there are. Only a
 * least score with another sort than by score has rows passed over.
 */
@ApplicationScoped
class Ranking {

    private record Sort(String column, Function<ScoreView, ?> value, Function<String, ?> parse) {}

    private static final Map<String, Sort> SORTS = new LinkedHashMap<>();

    static {
        SORTS.put("score", new Sort("score", ScoreView::score, Double::valueOf));
        SORTS.put("trust", new Sort("trust", view -> view.components().trust().score(), Double::valueOf));
        SORTS.put(
                "reciprocity",
                new Sort("reciprocity", view -> view.components().reciprocity().score(), Double::valueOf));
        SORTS.put("trend", new Sort("trend", ScoreView::trend, Double::valueOf));
        SORTS.put(
                "lastInteractionOn",
                new Sort("last_interaction_on", StoredScoreTable::lastInteractionOn, LocalDate::parse));
    }

    /**
     * What is asked for; null leaves a filter out.
     *
     * @param organizationId null for the view over all organizations of the agency
     */
    record Filter(UUID organizationId, Stage stage, Boolean atRisk, Double minScore) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    StoredScoreTable table;

    Page<ScoreView> page(PageQuery query, Filter filter) {
        String name = query.sort == null ? "-score" : query.sort;
        boolean descending = name.startsWith("-");
        Sort sort = SORTS.get(descending ? name.substring(1) : name);
        if (sort == null) {
            throw Refusal.invalidParameter(
                    "sort",
                    "unknown_value",
                    "The sorts of this list are " + SORTS.keySet() + ", each also with a leading minus.");
        }
        return Keyset.page(
                query,
                agency.id() + "\nranking\n" + name + '\n' + filter,
                descending,
                view -> new Keyset.Place(sort.value().apply(view).toString(), view.influencerId()),
                range -> select(sort, filter, range));
    }

    private List<ScoreView> select(Sort sort, Filter filter, Keyset.Range range) {
        Query select = database.createNativeQuery(sql(sort.column(), filter, range))
                .setParameter("agency", agency.id())
                .setParameter(
                        "organization",
                        filter.organizationId() == null ? StoredScore.WHOLE_AGENCY : filter.organizationId())
                .setParameter("limit", range.limit());
        if (filter.minScore() != null) select.setParameter("minScore", filter.minScore());
        if (range.after() != null) {
            select.setParameter("key", Keyset.key(range.after(), sort.parse()));
            select.setParameter("id", range.after().id());
        }
        List<ScoreView> views = new ArrayList<>();
        for (Object answer : select.getResultList()) views.add(table.view((String) answer));
        return views;
    }

    static String sql(String column, Filter filter, Keyset.Range range) {
        String order = " ORDER BY " + column + (range.descending() ? " DESC" : "") + ", influencer_id"
                + (range.descending() ? " DESC" : "") + " LIMIT :limit";
        StringJoiner ranges =
                new StringJoiner(") UNION ALL (", "SELECT cast(answer AS text) FROM ((", ")) AS page" + order);
        for (Stage stage : Stage.values()) {
            if (filter.stage() != null && filter.stage() != stage) continue;
            for (boolean atRisk : List.of(false, true)) {
                if (filter.atRisk() != null && filter.atRisk() != atRisk) continue;
                ranges.add("SELECT answer, influencer_id, " + column + " FROM stored_score WHERE "
                        + conditions(column, filter, range, stage, atRisk) + order);
            }
        }
        return ranges.toString();
    }

    private static String conditions(String column, Filter filter, Keyset.Range range, Stage stage, boolean atRisk) {
        StringJoiner conditions = new StringJoiner(" AND ");
        conditions.add("agency = :agency AND organization_id = :organization");
        conditions.add("stage = '" + stage + "' AND at_risk = " + atRisk);
        if (filter.minScore() != null) conditions.add("score >= :minScore");
        if (range.after() != null) {
            conditions.add("(" + column + ", influencer_id) " + (range.descending() ? "<" : ">") + " (:key, :id)");
        }
        return conditions.toString();
    }
}
