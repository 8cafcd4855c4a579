package dev.rapport.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.TokenRecipe;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TokensTest {

    private static final String AGENCY = "agency-of-tokens";

    private static TokenRecipe good() {
        return LocalIdentity.shared().recipe().agency(AGENCY).role(Role.ADMIN);
    }

    static Stream<Arguments> spoilt() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        return Stream.of(
                Arguments.of("expired", good().expired()),
                Arguments.of("never expiring", good().neverExpiring()),
                Arguments.of("not yet valid", good().claim("nbf", soon.getEpochSecond())),
                Arguments.of("of another issuer", good().issuer("https://elsewhere.example")),
                Arguments.of("of no issuer", good().claim("iss", null)),
                Arguments.of("for another audience", good().audience("elsewhere")),
                Arguments.of("for no audience", good().claim("aud", null)),
                Arguments.of("of another key under our name", good().signedByAnotherKey()),
                Arguments.of("of an unknown key", good().kid("unknown")),
                Arguments.of("unsigned", good().unsigned()),
                Arguments.of("with another algorithm", good().algorithm("RS512")),
                Arguments.of("with another padding", good().algorithm("PS256")),
                Arguments.of("signed with the public key", good().signedWithThePublicKey()));
    }

    private static void opensNothing(String header) {
        for (String path : List.of(
                INFLUENCERS,
                Api.ORGANIZATIONS,
                Api.CAMPAIGNS,
                Imports.EXPORT,
                "/v1/imports",
                "/v1/erasures",
                "/v1/audit/contacts",
                INFLUENCERS + "/" + new java.util.UUID(0, 1))) {
            problem(given().header("Authorization", header).get(path), 401, "unauthenticated")
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
        problem(
                given().header("Authorization", header)
                        .contentType("application/json")
                        .body("{\"name\": \"x\"}")
                        .post(INFLUENCERS),
                401,
                "unauthenticated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void a_spoilt_token_opens_nothing(String how, TokenRecipe recipe) {
        opensNothing("Bearer " + recipe.mint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer x.y.z", "Bearer eyJhbGciOiJSUzI1NiJ9..", "Bearer ", "Bearer"})
    void what_is_no_token_opens_nothing(String header) {
        opensNothing(header);
    }

    @Test
    void without_a_token_nothing_opens() {
        problem(given().get(INFLUENCERS), 401, "unauthenticated").header("WWW-Authenticate", startsWith("Bearer"));
        problem(given().header("Authorization", "Basic YTpi").get(INFLUENCERS), 401, "unauthenticated");
        problem(given().contentType("application/json").body("{").post(INFLUENCERS), 401, "unauthenticated");
        problem(given().queryParam("access_token", good().mint()).get(INFLUENCERS), 401, "unauthenticated");
        problem(given().cookie("Bearer", good().mint()).get(INFLUENCERS), 401, "unauthenticated");
    }

    @Test
    void a_token_a_little_before_its_time_is_a_clock_that_differs() {
        Instant soon = Instant.now().plusSeconds(10);
        given().auth()
                .oauth2(good().claim("nbf", soon.getEpochSecond()).mint())
                .get(INFLUENCERS)
                .then()
                .statusCode(200);
    }

    static Stream<Object> noAgency() {
        return Stream.of(
                "",
                " ",
                "a b",
                "../north",
                "a/b",
                "north\n",
                "nörd",
                "-north",
                "'; DROP TABLE x",
                "x".repeat(65),
                5,
                true,
                List.of("north"),
                List.of("north", "south"),
                Map.of("id", "north"));
    }

    @ParameterizedTest
    @MethodSource("noAgency")
    void a_token_that_names_no_agency_is_refused(Object agency) {
        refusedAsNobodys(good().claim("agency", agency).mint());
    }

    @Test
    void a_token_without_an_agency_is_refused() {
        refusedAsNobodys(good().claim("agency", null).mint());
    }

    private static void refusedAsNobodys(String token) {
        problem(given().auth().oauth2(token).get(INFLUENCERS), 403, "agency_missing");
        problem(
                given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body("{\"name\": \"x\"}")
                        .post(INFLUENCERS),
                403,
                "agency_missing");
    }

    @Test
    void the_agency_comes_from_the_token_and_from_nowhere_else() {
        Api north = Api.ofANewAgency();
        north.influencer("Mina");
        Api south = Api.ofANewAgency();
        south.viewer()
                .header("agency", north.agency())
                .header("X-Tenant", north.agency())
                .get(INFLUENCERS)
                .then()
                .body("items", org.hamcrest.Matchers.empty());
        problem(south.viewer().queryParam("agency", north.agency()).get(INFLUENCERS), 400, "invalid_request");
        problem(south.post(INFLUENCERS, "name", "x", "agency", north.agency()), 400, "invalid_request");
    }

    @Test
    void a_token_without_a_role_reads_nothing() {
        for (Object groups : Arrays.asList(List.of(), List.of("guest"), List.of("VIEWER"), null)) {
            problem(given().auth().oauth2(good().claim("groups", groups).mint()).get(INFLUENCERS), 403, "forbidden");
        }
    }

    @Test
    void a_viewer_reads_and_does_not_write() {
        Api api = Api.ofANewAgency();
        String mina = api.influencer("Mina");
        String note = api.made(mina + "/research", "note", "n");
        String alder = api.organization("Alder");
        String autumn = api.campaignFor(alder, mina);
        String path = Imports.csv(api, "name\nNora\n");
        var before = Rows.of(api);
        problem(api.viewer().contentType("text/csv").body("name\nOla\n").post(Imports.UPLOAD), 403, "forbidden");
        problem(api.viewer().contentType("application/json").post(path + "/undo"), 403, "forbidden");
        problem(api.viewer().accept("text/csv").get(Imports.EXPORT), 403, "forbidden");
        api.get(path).then().statusCode(200);
        var viewer = api.viewer()
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"x\"}");
        for (String item : List.of(mina, note, alder, autumn)) {
            api.get(item).then().statusCode(200);
            problem(viewer.patch(item), 403, "forbidden");
            problem(viewer.delete(item), 403, "forbidden");
        }
        for (String list : List.of(INFLUENCERS, Api.ORGANIZATIONS, Api.CAMPAIGNS, mina + "/research")) {
            problem(viewer.post(list), 403, "forbidden");
        }
        for (String item : List.of(mina, alder, autumn)) {
            problem(viewer.post(item + "/archive"), 403, "forbidden");
            problem(viewer.post(item + "/unarchive"), 403, "forbidden");
        }
        problem(viewer.post(autumn + "/influencers"), 403, "forbidden");
        problem(viewer.put(autumn + "/influencers/" + Api.idOf(mina)), 403, "forbidden");
        problem(viewer.delete(autumn + "/influencers/" + Api.idOf(mina)), 403, "forbidden");
        problem(viewer.put(mina + "/do-not-contact"), 403, "forbidden");
        problem(viewer.delete(mina + "/do-not-contact"), 403, "forbidden");
        org.junit.jupiter.api.Assertions.assertEquals(before, Rows.of(api));
    }

    @Test
    void only_an_admin_sees_all_of_somebody_erases_and_reads_who_did_what() {
        Api api = Api.ofANewAgency();
        String mina = api.influencer("Mina");
        var before = Rows.of(api);
        for (var low : List.of(api.viewer().contentType("application/json"), api.editor())) {
            problem(low.get(mina + "/personal-data"), 403, "forbidden");
            problem(low.get("/v1/erasures"), 403, "forbidden");
            problem(low.get("/v1/audit/contacts"), 403, "forbidden");
            var erasing = low.header("If-Match", "\"1\"").body("{\"reason\": \"ASKED_BY_THE_PERSON\"}");
            problem(erasing.post(mina + "/erasure"), 403, "forbidden");
            problem(low.delete("/v1/erasures/" + Api.idOf(mina) + "/suppression"), 403, "forbidden");
        }
        org.junit.jupiter.api.Assertions.assertEquals(before, Rows.of(api));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/influencers", "/v1//influencers", "/v1/influencers/", "/v1/influencers//", "/v1/./influencers",
                "/v1/x/../influencers", "/V1/influencers", "/v1/Influencers", "/v1/%69nfluencers",
                        "/v1/%2e/influencers",
                "/v1/x/%2e%2e/influencers", "/v1%2finfluencers", "/v1/influencers;a=b", "/v1;x/influencers",
                        "/v1/influencers%20",
                "/v1/influencers%00", "/v1/influencers?", "/v1/influencers.json", "/q/../v1/influencers",
                        "/q/health/../../v1/influencers",
                "\\v1\\influencers", "http://localhost/v1/influencers"
            })
    void no_other_spelling_of_the_path_opens_either(String path) {
        Wire answer = Wire.get(path);
        assertTrue(List.of(400, 401, 404).contains(answer.status()), path + " answers " + answer.status());
        assertFalse(answer.body().contains("items"), answer.body());
    }
}
