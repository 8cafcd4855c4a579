package dev.rapport.interactions;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.TokenRecipe;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.map;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TokensTest {

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private static TokenRecipe good() {
        return LocalIdentity.shared().recipe().role(Role.ADMIN);
    }

    static Stream<String> spoilt() {
        return Stream.<Supplier<TokenRecipe>>of(
                        () -> good().issuer("https://elsewhere"),
                        () -> good().audience("elsewhere"),
                        () -> good().expired(),
                        () -> good().unsigned(),
                        () -> good().algorithm("RS512"),
                        () -> good().algorithm("PS256"),
                        () -> good().signedWithThePublicKey(),
                        () -> good().signedByAnotherKey(),
                        () -> good().kid("unknown"))
                .map(recipe -> recipe.get().mint());
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void a_spoilt_token_opens_nothing(String token) {
        given().auth()
                .oauth2(token)
                .get(INTERACTIONS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"));
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post(INTERACTIONS)
                .then()
                .statusCode(401);
    }

    @Test
    void without_a_token_nothing_opens() {
        for (String path : List.of(
                "/v1/interactions",
                "/v1/commitments",
                "/v1/agreements",
                "/v1/surveys",
                "/v1/calendar-feeds",
                "/v1/cadences")) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
            given().contentType("application/json").body("{}").post(path).then().statusCode(401);
            given().header("Authorization", "Bearer x.y.z").get(path).then().statusCode(401);
        }
        given().get("/v1/imports/interactions").then().statusCode(401);
        given().contentType("text/csv")
                .body("kind")
                .post("/v1/imports/interactions")
                .then()
                .statusCode(401);
    }

    @Test
    void without_a_token_nothing_that_is_only_read_opens() {
        for (String path : List.of(
                "/v1/settings/interactions",
                "/v1/reports/follow-through",
                "/v1/asks",
                "/v1/ask-guard",
                "/v1/revisions",
                "/v1/timeline",
                "/v1/touchpoints")) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
            given().header("Authorization", "Bearer x.y.z").get(path).then().statusCode(401);
        }
    }

    @Test
    void no_other_spelling_of_the_path_opens_either() {
        String id = Relationship.idOf(mina.made(INTERACTIONS, "kind", "HELP"));
        given().contentType("application/json")
                .post("/v1/interactions/" + id + "/restore")
                .then()
                .statusCode(401);
        for (String path : List.of(
                "/v1/interactions/",
                "//v1/interactions",
                "/v1//interactions",
                "/v1/interactions;a=b",
                "/v1/revisions/",
                "//v1/revisions")) {
            int status = given().urlEncodingEnabled(false).get(path).statusCode();
            assertTrue(status == 401 || status == 404, path + " answers " + status);
        }
    }

    @Test
    void a_token_without_an_agency_is_refused() {
        for (Object agency : new Object[] {null, "", " ", "a/b", List.of("one", "two")}) {
            given().auth()
                    .oauth2(good().claim("agency", agency).mint())
                    .get(INTERACTIONS)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("agency_missing"));
        }
    }

    @Test
    void a_viewer_reads_and_does_not_write() {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        String commitment = mina.made("/v1/commitments", "dueOn", "2030-01-01");
        var viewer = mina.viewer().contentType("application/json").header("If-Match", "\"1\"");
        viewer.get(path).then().statusCode(200);
        viewer.body(mina.body("kind", "HELP"))
                .post(INTERACTIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        viewer.body(map("value", 2)).patch(path).then().statusCode(403);
        viewer.delete(path).then().statusCode(403);
        viewer.post(commitment + "/keep").then().statusCode(403);
        viewer.body(mina.body("dueOn", "2030-01-01"))
                .post("/v1/commitments")
                .then()
                .statusCode(403);
        viewer.body(mina.body("giveShare", 0.5)).post("/v1/agreements").then().statusCode(403);
        mina.get("/v1/agreements").then().body("items", empty());
        String survey = mina.made("/v1/surveys", "answers", Map.of("trust", 5));
        viewer.get(survey).then().statusCode(200);
        viewer.body(mina.body("answers", Map.of("trust", 5)))
                .post("/v1/surveys")
                .then()
                .statusCode(403);
        viewer.body(map("summary", "x")).patch(survey).then().statusCode(403);
        viewer.delete(survey).then().statusCode(403);
    }

    @Test
    void a_token_without_a_role_reads_nothing() {
        given().auth()
                .oauth2(good().groups(List.of()).mint())
                .get(INTERACTIONS)
                .then()
                .statusCode(403);
    }
}
