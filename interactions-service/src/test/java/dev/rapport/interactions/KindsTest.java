package dev.rapport.interactions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class KindsTest {

    private static final Map<String, Object> ANY = Map.of(
            "value",
            1,
            "relevance",
            0.5,
            "outcome",
            "USED",
            "solicited",
            true,
            "size",
            2,
            "sentiment",
            "NEUTRAL",
            "hours",
            3);

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ENGAGEMENT, -",
                "INTRODUCTION, -",
                "HELP, value relevance outcome",
                "GIFT, solicited",
                "ASK, size relevance",
                "FOLLOW_UP, -",
                "REPLY, sentiment",
                "INBOUND, -",
                "BENEFIT, value",
                "RESPONSE, hours",
                "WRONG_INFORMATION, value",
                "MISLED, value",
                "AMENDS, -",
                "BOUNDARY_CROSSED, -",
                "OPT_OUT, -",
                "OPT_IN, -"
            })
    void every_kind_takes_its_own_fields_and_refuses_all_others(String kind, String own) {
        List<String> taken = own == null ? List.of() : Arrays.asList(own.split(" "));
        Map<String, Object> body = mina.body("kind", kind);
        taken.forEach(field -> body.put(field, ANY.get(field)));
        var made = mina.editor()
                .body(body)
                .post(INTERACTIONS)
                .then()
                .statusCode(201)
                .body("kind", equalTo(kind));
        ANY.forEach((field, value) -> {
            if (taken.contains(field)) made.body(field, notNullValue());
            else made.body(field, nullValue());
        });

        body.putAll(ANY);
        var refused = mina.editor().body(body).post(INTERACTIONS).then().statusCode(400);
        String[] others = ANY.keySet().stream()
                .filter(f -> !taken.contains(f))
                .map(f -> "/" + f)
                .toArray(String[]::new);
        refused.body("violations", hasSize(others.length)).body("violations.pointer", hasItems(others));
        refused.body("violations.code.unique()", equalTo(List.of("not_applicable")));
        taken.forEach(field -> refused.body("violations[0].message", containsString(field)));
    }

    @Test
    void what_the_model_has_a_fixed_default_for_is_stored_and_answered() {
        assertEquals(Integer.valueOf(1), mina.post(INTERACTIONS, "kind", "HELP").<Integer>path("value"));
        assertEquals(Integer.valueOf(1), mina.post(INTERACTIONS, "kind", "ASK").<Integer>path("size"));
        assertEquals(Boolean.FALSE, mina.post(INTERACTIONS, "kind", "GIFT").path("solicited"));
        mina.post(INTERACTIONS, "kind", "ASK").then().statusCode(201).body("relevance", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "HELP, value, 0, min", "HELP, value, 4, max", "BENEFIT, value, 6, max", "MISLED, value, 4, max",
        "WRONG_INFORMATION, value, 4, max", "ASK, size, 0, min", "ASK, size, 6, max",
                "ASK, relevance, 1.01, decimal_max",
        "HELP, relevance, -0.01, decimal_min", "RESPONSE, hours, -1, decimal_min",
                "RESPONSE, hours, 87600.1, decimal_max"
    })
    void a_number_out_of_range_is_refused_where_it_stands(String kind, String field, double number, String code) {
        Object value = number == Math.rint(number) ? (Object) (int) number : number;
        violation(mina.post(INTERACTIONS, "kind", kind, field, value), "/" + field, code);
    }

    @ParameterizedTest
    @CsvSource({"HELP, 3", "BENEFIT, 5", "MISLED, 3", "WRONG_INFORMATION, 3"})
    void the_highest_value_of_each_kind_is_taken(String kind, int value) {
        mina.post(INTERACTIONS, "kind", kind, "value", value)
                .then()
                .statusCode(201)
                .body("value", is(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "\"NaN\"", "NaN", "\"Infinity\"", "\"0.5\"", "true", "[]", "{}"})
    void what_is_no_number_is_no_relevance(String literal) {
        String body = "{\"kind\":\"ASK\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"relevance\":%s}"
                .formatted(mina.organization(), mina.influencer(), literal);
        mina.editor().body(body).post(INTERACTIONS).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "99999999999999999999", "1.5", "\"1\"", "true"})
    void what_is_no_whole_number_is_no_size(String literal) {
        String body = "{\"kind\":\"ASK\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"size\":%s}"
                .formatted(mina.organization(), mina.influencer(), literal);
        mina.editor().body(body).post(INTERACTIONS).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void kind_organization_and_influencer_are_required() {
        mina.editor()
                .body("{}")
                .post(INTERACTIONS)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/kind", "/organizationId", "/influencerId"))
                .body("violations.code.unique()", equalTo(List.of("required")));
    }

    @Test
    void the_kinds_of_other_resources_are_no_kinds_here() {
        for (String kind : List.of("RESEARCH", "COMMITMENT", "AGREEMENT", "SURVEY", "help", "")) {
            violation(mina.post(INTERACTIONS, "kind", kind), "/kind", "unknown_value");
        }
    }

    static void violation(Response response, String pointer, String code) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("violations", hasSize(1))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].code", equalTo(code));
    }
}
