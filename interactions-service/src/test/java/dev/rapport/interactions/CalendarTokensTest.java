package dev.rapport.interactions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Feeds.CALENDAR;
import static dev.rapport.interactions.Feeds.FEEDS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the token of a calendar feed opens, what it does not, and that nobody learns from trying. */
@QuarkusTest
class CalendarTokensTest {

    private Relationship ours;
    private Relationship theirs;
    private String token;

    @BeforeEach
    void subscribe() {
        ours = Relationship.fresh();
        theirs = Relationship.fresh();
        ours.made(COMMITMENTS, "dueOn", "2030-01-01", "summary", "ours");
        theirs.made(COMMITMENTS, "dueOn", "2030-01-01", "summary", "theirs");
        token = new Feeds(ours).token();
        Feeds.read(token).then().statusCode(200);
    }

    @Test
    void a_token_is_of_its_own_agency_whatever_name_it_is_given() {
        String theirToken = new Feeds(theirs).token();
        assertOpensNothing(Feeds.renamed(token, theirs.agency()));
        assertOpensNothing(Feeds.renamed(theirToken, ours.agency()));
        assertOpensNothing(Feeds.renamed(token, "nobody"));
        assertFalse(Feeds.read(token).asString().contains("theirs"));
        assertTrue(Feeds.read(theirToken).asString().contains("theirs"));
    }

    @Test
    void a_revoked_token_opens_nothing_from_then_on() {
        Response made = new Feeds(ours).make();
        String other = Feeds.tokenIn(made);
        Feeds.read(other).then().statusCode(200);
        ours.delete(FEEDS + "/" + made.path("id"), 1).then().statusCode(204);
        assertOpensNothing(other);
        Feeds.read(token).then().statusCode(200);
    }

    @Test
    void another_agency_can_neither_see_nor_revoke_a_feed() {
        String path = FEEDS + "/" + new Feeds(ours).make().path("id");
        theirs.get(path).then().statusCode(404);
        theirs.delete(path, 1).then().statusCode(404);
        theirs.get(FEEDS).then().body("items.size()", equalTo(0));
        ours.get(path).then().statusCode(200);
    }

    @Test
    void one_letter_more_or_less_or_else_is_another_token() {
        assertOpensNothing(token + "A");
        assertOpensNothing(token.substring(0, token.length() - 1));
        char second = token.charAt(token.length() - 2);
        String other = token.substring(0, token.length() - 2) + (second == 'A' ? 'B' : 'A');
        assertOpensNothing(other + token.charAt(token.length() - 1));
        assertOpensNothing(token.toLowerCase(Locale.ROOT));
    }

    static Stream<String> malformed() {
        String secret = "A".repeat(43);
        return Stream.of(
                "x",
                ".",
                "null",
                secret,
                "." + secret,
                "bm9ydGg." + secret + "A",
                Feeds.base64("../x") + "." + secret,
                Feeds.base64("'; DROP TABLE calendar_feed; --") + "." + secret,
                "ünï." + secret,
                "A".repeat(3000));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_token_is_refused_in_the_same_words(String text) {
        assertOpensNothing(text);
    }

    @Test
    void a_calendar_token_is_no_bearer_token_and_opens_no_other_path() {
        for (String path : List.of(CALENDAR, FEEDS, COMMITMENTS, SettingsTest.SETTINGS)) {
            given().auth().oauth2(token).get(path).then().statusCode(401);
        }
        for (String path : List.of(FEEDS, COMMITMENTS, "/v1/interactions", SettingsTest.SETTINGS)) {
            given().queryParam("token", token).get(path).then().statusCode(401);
        }
        given().queryParam("token", token)
                .contentType("application/json")
                .body("{}")
                .post(FEEDS)
                .then()
                .statusCode(401);
    }

    @Test
    void neither_takes_the_place_of_the_other() {
        for (Relationship bearer : List.of(ours, theirs)) {
            bearer.viewer()
                    .queryParam("token", token)
                    .get(CALENDAR)
                    .then()
                    .statusCode(400)
                    .body("violations[0].code", equalTo("not_with_bearer"));
        }
        ours.viewer().get(CALENDAR).then().statusCode(400).body("violations[0].code", equalTo("required"));
        given().get(CALENDAR).then().statusCode(400).body("violations[0].parameter", equalTo("token"));
    }

    @Test
    void a_viewer_subscribes_to_nothing_and_revokes_nothing() {
        String path = FEEDS + "/" + new Feeds(ours).make().path("id");
        ours.viewer()
                .contentType("application/json")
                .body("{}")
                .post(FEEDS)
                .then()
                .statusCode(403);
        ours.viewer().header("If-Match", "\"1\"").delete(path).then().statusCode(403);
        ours.get(path).then().statusCode(200);
        given().get(FEEDS).then().statusCode(401);
    }

    @Test
    void no_answer_repeats_a_token_and_no_table_holds_it() throws SQLException {
        String key = UUID.randomUUID().toString();
        var request = ours.editor().header("Idempotency-Key", key).body("{\"name\":\"kept\"}");
        Response made = request.post(FEEDS);
        String secret = Feeds.tokenIn(made).substring(Feeds.tokenIn(made).indexOf('.') + 1);
        Response again = request.post(FEEDS);
        again.then().statusCode(201).body("id", equalTo(made.path("id")));
        for (Response answer : List.of(
                again,
                Feeds.read(Feeds.tokenIn(made)),
                Feeds.read(Feeds.tokenIn(made) + "x"),
                given().queryParam("token", Feeds.tokenIn(made)).get(FEEDS))) {
            assertFalse((answer.headers() + answer.asString()).contains(secret), answer.asString());
        }
        List<String> rows = everything(ours.agency());
        assertTrue(rows.stream().filter(row -> row.contains(made.path("id"))).count() >= 2);
        for (String form : List.of(
                secret,
                HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII)),
                HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret)))) {
            rows.forEach(row -> assertFalse(row.contains(form), row));
        }
    }

    /** All rows of an agency in all tables, as text. */
    private static List<String> everything(String agency) throws SQLException {
        try (Connection database = LocalStack.shared().superuser("interactions")) {
            List<String> rows = new ArrayList<>();
            for (String table : column(
                    database,
                    "SELECT table_name FROM information_schema.columns"
                            + " WHERE table_schema = 'public' AND column_name = 'agency'")) {
                rows.addAll(column(database, "SELECT t::text FROM " + table + " t WHERE agency = '" + agency + "'"));
            }
            return rows;
        }
    }

    private static List<String> column(Connection database, String query) throws SQLException {
        try (var select = database.createStatement();
                var found = select.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) values.add(found.getString(1));
            return values;
        }
    }

    /** In the very words in which a token that never was is refused. */
    private static void assertOpensNothing(String text) {
        Response answer = Feeds.read(text);
        answer.then().statusCode(404).contentType("application/problem+json");
        assertEquals(
                Map.of(
                        "type", "/problems/not_found",
                        "title", "There is no such thing",
                        "status", "404",
                        "detail", "There is nothing here that this token opens.",
                        "instance", CALENDAR,
                        "code", "not_found"),
                problem(answer));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    private static Map<String, String> problem(Response answer) {
        try {
            JsonNode problem = new ObjectMapper().readTree(answer.asString());
            Map<String, String> texts = new TreeMap<>();
            problem.properties()
                    .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
            texts.remove("traceId");
            return texts;
        } catch (IOException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }
}
