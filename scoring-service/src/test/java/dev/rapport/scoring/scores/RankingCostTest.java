package dev.rapport.scoring.scores;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.paging.Keyset;
import dev.rapport.local.LocalStack;
import dev.rapport.scoring.Topics;
import dev.rapport.scoring.model.Stage;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A page reads as many blocks of many relationships as of few, whatever is sorted and filtered by; but for a least score
 * with another sort than by score, which no one index serves. Prints the counts; other numbers of rows with {@code -Drapport.rows=10000,1000000}.
 */
@QuarkusTest
class RankingCostTest {

    private static final int PAGE = 51;

    /** Each further level of an index costs a block in each of ten ranges at most. */
    private static final int ANOTHER_LEVEL = 20;

    private final List<Integer> rows = Arrays.stream(
                    System.getProperty("rapport.rows", "2000,40000").split(","))
            .map(Integer::valueOf)
            .toList();
    private final String few = "few-" + UUID.randomUUID();
    private final String many = "many-" + UUID.randomUUID();

    /** @param middle a sort value from which a page is read */
    private record Question(String name, String column, boolean descending, String middle, Ranking.Filter filter) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("-score", "score", true, "40", filter(null, null, null)),
            new Question("trust", "trust", false, "40", filter(null, null, null)),
            new Question("-reciprocity", "reciprocity", true, "40", filter(null, null, null)),
            new Question("-trend", "trend", true, "40", filter(null, null, null)),
            new Question("lastInteractionOn", "last_interaction_on", false, daysAgo(300), filter(null, null, null)),
            new Question("-score, stage", "score", true, "75", filter(Stage.PARTNER, null, null)),
            new Question("-trend, stage", "trend", true, "12", filter(Stage.AWARE, null, null)),
            new Question("-trust, at risk", "trust", true, "40", filter(null, true, null)),
            new Question(
                    "lastInteractionOn, stage, at risk",
                    "last_interaction_on",
                    false,
                    daysAgo(500),
                    filter(Stage.TRUSTED, true, null)),
            new Question("-score, minScore", "score", true, "70", filter(null, null, 60.0)));

    private static String daysAgo(int days) {
        return "date '" + LocalDate.now(ZoneOffset.UTC).minusDays(days) + "'";
    }

    private static Ranking.Filter filter(Stage stage, Boolean atRisk, Double minScore) {
        return new Ranking.Filter(null, stage, atRisk, minScore);
    }

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM stored_score WHERE agency IN ('" + few + "', '" + many + "')");
    }

    @Test
    void aPageReadsAsManyBlocksOfManyAsOfFew() throws Exception {
        // What the service does by itself when it starts must not come in between.
        Topics.await(
                "the rebuild at the start",
                () -> count("SELECT count(*) FROM rebuild WHERE agency = '*' AND state = 'DONE'") > 0);
        fill(few, rows.getFirst());
        fill(many, rows.getLast());
        execute("VACUUM ANALYZE stored_score");
        for (Question question : QUESTIONS) {
            int ofFew = blocks(few, question);
            int ofMany = blocks(many, question);
            System.out.printf(
                    "ranking by %s: %d blocks of %d, %d of %d relationships%n",
                    question.name(), ofFew, rows.getFirst(), ofMany, rows.getLast());
            assertTrue(ofMany <= ofFew + ANOTHER_LEVEL, question + ": " + ofFew + " and " + ofMany);
        }
    }

    /** Of a page from the middle, as the application's role reads it. */
    private static int blocks(String agency, Question question) throws SQLException, JsonProcessingException {
        var place = new Keyset.Place("", new UUID(0, 0));
        String sql = Ranking.sql(
                        question.column(), question.filter(), new Keyset.Range(question.descending(), place, PAGE))
                .replace(":agency", "'" + agency + "'")
                .replace(":organization", "'" + StoredScore.WHOLE_AGENCY + "'")
                .replace(":minScore", String.valueOf(question.filter().minScore()))
                .replace(":limit", String.valueOf(PAGE))
                .replace(":key", question.middle())
                .replace(":id", "'" + place.id() + "'");
        try (Connection connection = LocalStack.shared().connect("scoring", "scoring_app")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('rapport.agency', '" + agency + "', true)");
                try (ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
                    plan.next();
                    JsonNode root =
                            new ObjectMapper().readTree(plan.getString(1)).at("/0/Plan");
                    assertTrue(root.get("Actual Rows").asInt() > 9, question + ": " + root.get("Actual Rows"));
                    return root.get("Shared Hit Blocks").asInt()
                            + root.get("Shared Read Blocks").asInt();
                }
            }
        }
    }

    private static void fill(String agency, int rows) throws SQLException {
        execute(
                """
                INSERT INTO stored_score
                SELECT '%s', gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 0, current_date, NULL, stage, risk,
                    score, score * 0.9, score * 0.8, score * 0.7, current_date - (score * 9)::int, '{}'
                FROM (SELECT random() * 80 AS score, random() < 0.3 AS risk FROM generate_series(1, %d)) AS drawn,
                LATERAL (SELECT CASE WHEN score < 10 THEN 'STRANGER' WHEN score < 25 THEN 'AWARE'
                    WHEN score < 45 THEN 'BUILDING' WHEN score < 65 THEN 'TRUSTED' ELSE 'PARTNER' END) AS staged (stage)"""
                        .formatted(agency, rows));
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = LocalStack.shared().superuser("scoring");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = LocalStack.shared().superuser("scoring");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
