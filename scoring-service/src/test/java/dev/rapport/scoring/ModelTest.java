package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.settings.Settings;
import dev.rapport.scoring.settings.SettingsTable;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** The model's numbers: what may be set, by whom, and what remains of it. */
@QuarkusTest
class ModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHORT_LIFE = "{\"fading\":{\"halfLifeDays\":90}}";

    private final Answers agency = new Answers("agency-" + UUID.randomUUID());

    @Test
    void beforeAnyChangeTheDefaultsAreInForce() {
        Response answer = agency.viewer().get("/v1/model");
        answer.then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0))
                .body("modelVersion", equalTo(ModelConfig.MODEL_VERSION))
                .body("changedAt", nullValue())
                .body("changedBy", nullValue());
        assertEquals(ModelConfig.DEFAULT, numbers(answer));
        agency.viewer().header("If-None-Match", "\"0\"").get("/v1/model").then().statusCode(304);
    }

    @Test
    void whatIsSetReplacesAndTheRestStays() {
        agency.setNumbers(0, SHORT_LIFE).then().statusCode(200).header("ETag", "\"1\"");
        Response second = agency.setNumbers(1, "{\"gifts\":{\"penalty\":2},\"windows\":{\"recentDays\":35}}");
        second.then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
        assertEquals(second.asString(), agency.viewer().get("/v1/model").asString());

        JsonNode expected = JSON.valueToTree(ModelConfig.DEFAULT);
        merge(expected, "fading", "halfLifeDays", 90.0);
        merge(expected, "gifts", "penalty", 2.0);
        merge(expected, "windows", "recentDays", 35);
        assertEquals(JSON.convertValue(expected, ModelConfig.class), numbers(second));
    }

    @Test
    void nullBringsTheDefaultBack() {
        agency.setNumbers(0, "{\"fading\":{\"halfLifeDays\":90,\"researchHalfLifeDays\":60},\"gifts\":{\"penalty\":2}}")
                .then()
                .statusCode(200);
        agency.setNumbers(1, "{\"fading\":{\"halfLifeDays\":null},\"gifts\":null}")
                .then()
                .statusCode(200)
                .body("numbers.fading.halfLifeDays", equalTo(180.0f))
                .body("numbers.fading.researchHalfLifeDays", equalTo(60.0f))
                .body("numbers.gifts.penalty", equalTo(0.75f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"fading\":{}}", "{\"fading\":{\"halfLifeDays\":180}}", "{\"needs\":null}"})
    void whatChangesNothingMakesNoVersion(String patch) {
        agency.setNumbers(0, patch).then().statusCode(200).header("ETag", "\"0\"");
        versions().then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fading\":{\"halfLifeDays\":13.9}}|/fading/halfLifeDays|decimal_min",
                "{\"windows\":{\"recentDays\":92}}|/windows/recentDays|max",
                "{\"relevance\":{\"used\":0.9}}|/relevance/used|decimal_min",
                "{\"weights\":{\"trust\":0.5}}|/weights|weights_sum_to_one",
                "{\"stages\":{\"partner\":40}}|/stages|stages_ascend",
                "{\"windows\":{\"recentDays\":28.5}}|/windows/recentDays|wrong_type",
                "{\"fading\":{\"halfLifeDays\":\"90\"}}|/fading/halfLifeDays|wrong_type",
                "{\"fading\":{\"halfLifeDays\":1e999}}|/fading/halfLifeDays|decimal_max",
                "{\"fading\":90}|/fading|wrong_type",
                "{\"fading\":{\"halflifeDays\":90}}|/fading/halflifeDays|unknown_property",
                "{\"fading\":{\"halflifeDays\":null}}|/fading/halflifeDays|unknown_property",
                "{\"modelVersion\":null}|/modelVersion|unknown_property"
            })
    void whatIsNotTakenIsNamedAndChangesNothing(String patch, String pointer, String code) {
        agency.setNumbers(0, patch)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", contains(pointer))
                .body("violations.code", contains(code));
        agency.viewer().get("/v1/model").then().header("ETag", "\"0\"");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        agency.setNumbers(0, "{\"stages\":{\"aware\":30},\"needs\":{\"leastRelevance\":0.7}}")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/stages", "/needs/leastRelevance"));
        agency.setNumbers(0, "{\"fading\":{\"halfLifeDays\":1,\"researchHalfLifeDays\":5000}}")
                .then()
                .statusCode(400)
                .body("violations", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\""})
    void aPatchThatIsNoObjectIsRefused(String patch) {
        agency.setNumbers(0, patch).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        agency.as(Role.ADMIN)
                .contentType("application/json")
                .body(SHORT_LIFE)
                .patch("/v1/model")
                .then()
                .statusCode(428);
        agency.setNumbers(1, SHORT_LIFE).then().statusCode(412);
        agency.setNumbers(0, SHORT_LIFE).then().statusCode(200);
        agency.setNumbers(0, "{\"gifts\":{\"penalty\":2}}").then().statusCode(412);
        versions().then().body("items", hasSize(1));
    }

    @Test
    void ofThoseWhoChangeTheSameVersionAtOnceOneWins() throws Exception {
        int callers = 6;
        List<Callable<Integer>> changes = IntStream.rangeClosed(1, callers)
                .<Callable<Integer>>mapToObj(
                        i -> () -> agency.setNumbers(0, "{\"fading\":{\"halfLifeDays\":" + (90 + i) + "}}")
                                .statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Integer> one : threads.invokeAll(changes)) statuses.add(one.get());
        }
        statuses.sort(Integer::compare);
        assertEquals(List.of(200, 412, 412, 412, 412, 412), statuses);
        versions().then().body("items.version", contains(1));
    }

    @Test
    void anotherAgencySeesNothingOfIt() {
        agency.setNumbers(0, SHORT_LIFE).then().statusCode(200);
        Answers other = new Answers("agency-" + UUID.randomUUID());
        other.viewer().get("/v1/model").then().header("ETag", "\"0\"");
        other.as(Role.ADMIN).get("/v1/model/versions").then().statusCode(200).body("items", empty());
    }

    @Test
    void theBackgroundReadsTheNumbersOfManyAgenciesWithOneStatement() throws SQLException {
        Answers other = new Answers("agency-" + UUID.randomUUID());
        agency.setNumbers(0, SHORT_LIFE).then().statusCode(200);
        agency.setNumbers(1, "{\"gifts\":{\"penalty\":2}}").then().statusCode(200);
        try (Connection connection = LocalStack.shared().connect("scoring", "scoring_intake")) {
            Map<String, Settings> read = SettingsTable.of(connection, List.of(agency.agency(), other.agency()));
            assertEquals(2, read.size());
            assertEquals(Settings.DEFAULT, read.get(other.agency()));
            assertEquals(2, read.get(agency.agency()).version());
            assertEquals(
                    numbers(agency.viewer().get("/v1/model")),
                    read.get(agency.agency()).config());
            assertNotEquals(ModelConfig.DEFAULT, read.get(agency.agency()).config());
            assertEquals("admin@" + agency.agency(), read.get(agency.agency()).changedBy());
        }
    }

    private Response versions() {
        return agency.as(Role.ADMIN).get("/v1/model/versions");
    }

    private static ModelConfig numbers(Response model) {
        return JSON.convertValue(Answers.json(model.asString()).get("numbers"), ModelConfig.class);
    }

    private static void merge(JsonNode numbers, String group, String name, Number value) {
        ((ObjectNode) numbers.get(group)).set(name, JSON.valueToTree(value));
    }
}
