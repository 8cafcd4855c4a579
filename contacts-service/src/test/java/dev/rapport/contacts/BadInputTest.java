package dev.rapport.contacts;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever body is sent: a 400 that says why, and not one row changed. */
@QuarkusTest
class BadInputTest {

    private static final Api API = Api.ofANewAgency();

    private static String mina;
    private Map<String, List<String>> before;

    @BeforeEach
    void remember() {
        if (mina == null) mina = API.influencer("Mina");
        before = Rows.of(API);
    }

    @AfterEach
    void nothing_has_changed() {
        assertEquals(before, Rows.of(API));
    }

    private static io.restassured.response.Response post(String body) {
        return API.editor().body(body).post(INFLUENCERS);
    }

    private static io.restassured.response.Response patch(String body) {
        return API.editor().header("If-Match", "\"1\"").body(body).patch(mina);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": ",
                "{\"name\": \"x\"",
                "{\"name\": \"x\",}",
                "{name: \"x\"}",
                "{'name': 'x'}",
                "{\"name\": \"x\"} x",
                "{\"name\": \"x\"}{\"name\": \"y\"}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\q\"}",
                "{\"cadence\": {\"maxDays\": 1, \"maxDays\": 2}}",
                "{\"notes\": NaN}",
                "{\"notes\": 01}",
                "// {\"name\": \"x\"}",
                "x",
                "\u0000"
            })
    void what_is_no_json_is_malformed(String body) {
        problem(post(body), 400, "malformed_json");
        problem(patch(body), 400, "malformed_json");
    }

    @Test
    void nothing_and_null_are_no_item() {
        for (String body : List.of("", " ", "null")) {
            problem(post(body), 400, "invalid_request");
            problem(patch(body), 400, "invalid_request");
        }
        problem(API.editor().post(INFLUENCERS), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "true", "\"x\"", "[{\"name\": \"x\"}]", "{}"})
    void other_json_is_no_item(String body) {
        problem(post(body), 400, "invalid_request");
    }

    static Stream<List<String>> misplaced() {
        return Stream.of(
                List.of("{\"name\": 1}", "/name", "wrong_type", "a string"),
                List.of("{\"name\": true}", "/name", "wrong_type", "a string"),
                List.of("{\"name\": {}}", "/name", "wrong_type", "a string"),
                List.of("{\"name\": [\"x\"]}", "/name", "wrong_type", "a string"),
                List.of("{\"emails\": \"a@b.org\"}", "/emails", "wrong_type", "an array"),
                List.of("{\"emails\": {}}", "/emails", "wrong_type", "an array"),
                List.of("{\"emails\": [1]}", "/emails/0", "wrong_type", "a string"),
                List.of("{\"channels\": {}}", "/channels", "wrong_type", "an array"),
                List.of("{\"channels\": [1]}", "/channels/0", "wrong_type", "a JSON object"),
                List.of(
                        "{\"channels\": [{\"followers\": \"1\"}]}",
                        "/channels/0/followers",
                        "wrong_type",
                        "a whole number"),
                List.of(
                        "{\"channels\": [{\"followers\": 1.5}]}",
                        "/channels/0/followers",
                        "wrong_type",
                        "a whole number"),
                List.of(
                        "{\"channels\": [{\"followers\": 1e400}]}",
                        "/channels/0/followers",
                        "wrong_type",
                        "a whole number"),
                List.of(
                        "{\"channels\": [{\"followers\": true}]}",
                        "/channels/0/followers",
                        "wrong_type",
                        "a whole number"),
                List.of("{\"cadence\": []}", "/cadence", "wrong_type", "a JSON object"),
                List.of("{\"cadence\": \"weekly\"}", "/cadence", "wrong_type", "a JSON object"),
                List.of("{\"cadence\": {\"maxDays\": \"3\"}}", "/cadence/maxDays", "wrong_type", "a whole number"),
                List.of("{\"cadence\": {\"maxDays\": 99999999999}}", "/cadence/maxDays", "out_of_range", "too large"),
                List.of("{\"cadence\": {\"maxDays\": 1e400}}", "/cadence/maxDays", "wrong_type", "a whole number"),
                List.of(
                        "{\"channels\": [{\"followers\": " + "9".repeat(400) + "}]}",
                        "/channels/0/followers",
                        "out_of_range",
                        "too large"),
                List.of("{\"source\": 0}", "/source", "unknown_value", "RESEARCHED, REFERRED, INBOUND, LIST, IMPORT"),
                List.of(
                        "{\"source\": \"list\"}",
                        "/source",
                        "unknown_value",
                        "RESEARCHED, REFERRED, INBOUND, LIST, IMPORT"),
                List.of(
                        "{\"source\": \"\"}",
                        "/source",
                        "unknown_value",
                        "RESEARCHED, REFERRED, INBOUND, LIST, IMPORT"),
                List.of("{\"nme\": \"x\"}", "/nme", "unknown_property", "name, notes, source, tags"),
                List.of("{\"cadence\": {\"days\": 1}}", "/cadence/days", "unknown_property", "maxDays, targetDays"),
                List.of("{\"a/b~c\": 1}", "/a~1b~0c", "unknown_property", "allowed are"),
                List.of("{\"name\": \"a\\u0000b\"}", "/name", "not_readable", "a control character"),
                List.of("{\"name\": \"\\ud834\"}", "/name", "not_readable", "half a character"),
                List.of("{\"tags\": [\"a\", \"\\udd1e\"]}", "/tags/1", "not_readable", "half a character"),
                List.of("{\"notes\": \"\\u0001\"}", "/notes", "not_readable", "a control character"),
                List.of(
                        "{\"source\": \"" + "x".repeat(39) + "\\ud834\\udd1e\"}",
                        "/source",
                        "unknown_value",
                        "is not one of"));
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void what_is_wrong_is_said_where_it_is(List<String> one) {
        for (var answer : List.of(post(one.get(0)), patch(one.get(0)))) {
            Problems.invalid(answer, one.get(1), one.get(2)).body("detail", containsString(one.get(3)));
        }
    }

    @Test
    void what_is_too_long_is_refused() {
        Problems.invalid(post("{\"name\": \"" + "x".repeat(201) + "\"}"), "/name", "size");
        Problems.invalid(API.post(INFLUENCERS, "name", "x", "notes", "x".repeat(10_001)), "/notes", "size");
        Problems.invalid(
                API.post(INFLUENCERS, "name", "x", "emails", Collections.nCopies(21, "a@b.org")), "/emails", "size");
        Problems.invalid(API.patch(mina, 1, "interests", List.of("x".repeat(101))), "/interests/0", "size");
    }

    @Test
    void depth_has_an_end() {
        for (String open : List.of("[", "{\"a\":")) {
            for (String body : List.of(
                    open.repeat(40_000), "{\"name\": " + open.repeat(40_000), "{\"cadence\": " + open.repeat(40_000))) {
                // As bytes: REST Assured indents text for its log, and so much of it fills the memory.
                byte[] sent = body.getBytes(StandardCharsets.UTF_8);
                for (var answer : List.of(
                        API.editor().body(sent).post(INFLUENCERS),
                        API.editor().header("If-Match", "\"1\"").body(sent).patch(mina))) {
                    assertEquals(400, answer.statusCode());
                    assertEquals("application/problem+json", answer.contentType());
                }
            }
        }
        String deep = "[".repeat(990) + "]".repeat(990);
        Problems.invalid(patch("{\"cadence\": " + deep + "}"), "/cadence", "wrong_type");
    }

    @Test
    void bytes_that_are_no_utf8_are_malformed() {
        byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        problem(API.editor().body(body).post(INFLUENCERS), 400, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "text/csv", "multipart/form-data; boundary=x"})
    void only_json_is_taken(String type) {
        var request = API.viewer().auth().oauth2(dev.rapport.local.Tokens.editor(API.agency()));
        request.header("Content-Type", type).body("{\"name\": \"x\"}".getBytes());
        problem(request.post(INFLUENCERS), 415, "unsupported_media_type");
        problem(request.header("If-Match", "\"1\"").patch(mina), 415, "unsupported_media_type");
    }

    @Test
    void only_json_is_given() {
        problem(API.viewer().accept("text/html").get(mina), 406, "not_acceptable");
        API.viewer()
                .accept("text/html;q=0.1, */*")
                .get(mina)
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void a_malformed_condition_is_refused_or_not_met() {
        for (String condition : List.of("", "1", "\"1", "x", "\"\"", ",", "\"1\"x", "🦊")) {
            int status = API.editor()
                    .header("If-Match", condition)
                    .body("{}")
                    .patch(mina)
                    .statusCode();
            org.junit.jupiter.api.Assertions.assertTrue(
                    List.of(200, 400, 412, 428).contains(status), condition + ": " + status);
        }
    }

    @Test
    void a_key_of_bad_form_is_refused() {
        for (String key : List.of("", " ", "a b", "ä", "x".repeat(256))) {
            problem(
                            API.editor()
                                    .header("Idempotency-Key", key)
                                    .body("{\"name\": \"x\"}")
                                    .post(INFLUENCERS),
                            400,
                            "invalid_request")
                    .body("violations[0].parameter", equalTo("Idempotency-Key"))
                    .body("violations[0].code", equalTo("malformed"));
        }
    }
}
