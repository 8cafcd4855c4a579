package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class SurveysTest {

    private final Topic events = new Topic("interactions");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private String answered(Object... answers) {
        return mina.made(SURVEYS, "answers", Relationship.map(answers));
    }

    @Test
    void a_survey_keeps_what_was_answered_and_nothing_for_what_was_not_asked() {
        String path = mina.made(
                SURVEYS,
                "answeredOn",
                "2026-03-01",
                "answers",
                Map.of("trust", 1, "commitment", 9),
                "summary",
                "By phone",
                "externalId",
                "s1");
        mina.get(path)
                .then()
                .header("ETag", "\"1\"")
                .body("answeredOn", equalTo("2026-03-01"), "answers", equalTo(Map.of("trust", 1, "commitment", 9)))
                .body("summary", equalTo("By phone"), "externalId", equalTo("s1"));
        var told = Topic.data(events.about(idOf(path), 1).getFirst());
        assertEquals("SURVEY", told.get("kind").asText());
        assertEquals("2026-03-01T00:00:00Z", told.get("occurredAt").asText());
        assertEquals("{\"trust\":1,\"commitment\":9}", told.get("answers").toString());
    }

    @Test
    void it_was_answered_today_unless_said_otherwise_and_never_tomorrow() {
        mina.get(answered("trust", 5)).then().body("answeredOn", equalTo(today.toString()));
        violation(
                mina.post(SURVEYS, "answers", Map.of("trust", 5), "answeredOn", today.plusDays(1)),
                "/answeredOn",
                "in_the_future");
        violation(mina.post(SURVEYS, "answers", Map.of("trust", 5), "answeredOn", "2026"), "/answeredOn", "wrong_type");
    }

    @ParameterizedTest
    @CsvSource({"trust", "controlMutuality", "satisfaction", "commitment"})
    void every_scale_goes_from_one_to_nine(String scale) {
        for (int answer : new int[] {1, 9}) {
            mina.get(answered(scale, answer)).then().body("answers", equalTo(Map.of(scale, answer)));
        }
        violation(mina.post(SURVEYS, "answers", Map.of(scale, 0)), "/answers/" + scale, "min");
        violation(mina.post(SURVEYS, "answers", Map.of(scale, 10)), "/answers/" + scale, "max");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "\"5\"", "true", "[]", "{}", "1e400", "99999999999"})
    void what_is_no_whole_number_is_no_answer(String literal) {
        String body = "{\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"answers\":{\"trust\":%s}}"
                .formatted(mina.organization(), mina.influencer(), literal);
        mina.editor().body(body).post(SURVEYS).then().statusCode(400).contentType("application/problem+json");
        mina.get(SURVEYS).then().body("items", empty());
    }

    @Test
    void without_an_answer_there_is_no_survey() {
        violation(mina.post(SURVEYS), "/answers", "required");
        violation(mina.post(SURVEYS, "answers", Map.of()), "/answers", "required");
        violation(mina.post(SURVEYS, "answers", Relationship.map("trust", null)), "/answers", "required");
        violation(mina.post(SURVEYS, "answers", Map.of("honesty", 5)), "/answers/honesty", "unknown_property");
        mina.get(SURVEYS).then().body("items", empty());
    }

    @Test
    void a_correction_changes_one_answer_and_leaves_the_others() {
        String path = answered("trust", 5, "satisfaction", 6);
        mina.patch(path, 1, "answers", Map.of("trust", 7))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("answers", equalTo(Map.of("trust", 7, "satisfaction", 6)));
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertEquals(7, told.get("answers").get("trust").asInt());
        mina.patch(path, 2, "answers", Relationship.map("trust", null))
                .then()
                .body("answers", equalTo(Map.of("satisfaction", 6)));
        violation(mina.patch(path, 3, "answers", Relationship.map("satisfaction", null)), "/answers", "required");
        violation(mina.patch(path, 3, "answers", null), "/answers", "required");
        violation(mina.patch(path, 3, "answers", Map.of("trust", 10)), "/answers/trust", "max");
        mina.patch(path, 1, "summary", "x").then().statusCode(412);
        mina.patch(path, 3, "answers", Map.of("satisfaction", 6)).then().body("version", is(3));
    }

    @Test
    void a_deleted_survey_is_gone_for_readers_and_told_once_more() {
        String path = mina.made(SURVEYS, "answers", Map.of("trust", 5), "externalId", "s1");
        mina.editor().delete(path).then().statusCode(428);
        mina.delete(path, 2).then().statusCode(412);
        mina.delete(path, 1).then().statusCode(204);
        mina.get(path).then().statusCode(404);
        mina.get(SURVEYS).then().body("items", empty());
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertTrue(told.get("deleted").asBoolean());
        assertEquals(7, told.size());
        mina.made(SURVEYS, "answers", Map.of("trust", 5), "externalId", "s1");
    }

    @Test
    void an_external_id_is_taken_once_in_an_agency() {
        mina.made(SURVEYS, "answers", Map.of("trust", 5), "externalId", "s1");
        mina.post(SURVEYS, "answers", Map.of("trust", 6), "externalId", "s1")
                .then()
                .statusCode(409)
                .body("violations[0].pointer", equalTo("/externalId"));
        Relationship.fresh().made(SURVEYS, "answers", Map.of("trust", 5), "externalId", "s1");
    }

    @Test
    void the_list_is_latest_first_and_can_be_filtered() {
        Relationship jonas = Relationship.in(mina.agency());
        String first = idOf(answered("trust", 5));
        String second = idOf(jonas.made(SURVEYS, "answers", Map.of("trust", 6)));
        mina.get(SURVEYS).then().body("items.id", contains(second, first));
        mina.get(SURVEYS + "?sort=updatedAt").then().body("items.id", contains(first, second));
        mina.get(SURVEYS + "?influencerId=" + jonas.influencer()).then().body("items.id", contains(second));
        mina.get(SURVEYS + "?organizationId=" + mina.organization()).then().body("items.id", contains(first));
    }
}
