package dev.rapport.scoring;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.TokenRecipe;
import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TokensTest {

    private static final UUID NOBODY = UUID.randomUUID();
    private static final String SCORE = "/v1/scores/" + NOBODY;
    private static final String PICTURE = Badges.picture(NOBODY);
    private static final String CAMPAIGN = "/v1/readiness/campaigns/" + NOBODY;
    private static final String ORGANIZATION = "/v1/readiness/organizations/" + NOBODY;
    private static final List<String> READS = List.of(SCORE, CAMPAIGN, ORGANIZATION);
    private static final String ASSESSMENTS = "/v1/assessments";
    private static final String MODEL = "/v1/model";

    static Stream<TokenRecipe> bad() {
        return Stream.of(
                recipe().expired(),
                recipe().neverExpiring(),
                recipe().issuer("https://elsewhere.example"),
                recipe().audience("elsewhere"),
                recipe().kid("unknown"),
                recipe().signedByAnotherKey(),
                recipe().signedWithThePublicKey(),
                recipe().unsigned());
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        for (Response answer : List.of(
                given().get(SCORE),
                given().get(PICTURE),
                given().get(Badges.PATH),
                given().contentType("application/json").body("{}").post(Badges.PATH),
                given().get(CAMPAIGN),
                given().get(ORGANIZATION),
                given().contentType("application/json").body("{}").post(ASSESSMENTS),
                given().get(MODEL),
                given().contentType("application/json").body("{}").patch(MODEL),
                given().get(MODEL + "/versions"))) {
            refused(answer, 401, "unauthenticated");
            answer.then().header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bad")
    void aBadTokenIsNoToken(TokenRecipe recipe) {
        for (String path : READS) refused(get(path, recipe.mint()), 401, "unauthenticated");
        refused(picture(recipe.mint()), 401, "unauthenticated");
        refused(post(recipe.mint()), 401, "unauthenticated");
        refused(patch(recipe.groups(List.of("admin")).mint()), 401, "unauthenticated");
    }

    @Test
    void aTokenWithoutARoleIsForbidden() {
        String token = recipe().groups(List.of("stranger")).mint();
        for (String path : READS) refused(get(path, token), 403, "forbidden");
        refused(picture(token), 403, "forbidden");
        refused(post(token), 403, "forbidden");
        refused(patch(token), 403, "forbidden");
        refused(given().auth().oauth2(token).get(MODEL), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "EDITOR"})
    void onlyAnAdminMaySetTheModelsNumbersAndSeeWhoDid(Role role) {
        String token = Tokens.of("agency-of-roles", role);
        refused(patch(token), 403, "forbidden");
        refused(given().auth().oauth2(token).get(MODEL + "/versions"), 403, "forbidden");
        given().auth().oauth2(token).get(MODEL).then().statusCode(200).body("version", equalTo(0));
    }

    @Test
    void aTokenWithoutAnAgencyIsForbidden() {
        for (Object agency : new Object[] {null, "", "../x", List.of("a", "b"), Map.of("id", "a")}) {
            String token = recipe().claim("agency", agency).mint();
            for (String path : READS) refused(get(path, token), 403, "agency_missing");
            refused(picture(token), 403, "agency_missing");
            refused(post(token), 403, "agency_missing");
            refused(
                    patch(recipe().claim("agency", agency)
                            .groups(List.of("admin"))
                            .mint()),
                    403,
                    "agency_missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "EDITOR", "ADMIN"})
    void everyRoleMayReadAndAssess(Role role) {
        String token = Tokens.of("agency-of-roles", role);
        for (String path : READS) refused(get(path, token), 404, "not_found");
        refused(picture(token), 404, "not_found");
        refused(post(token), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/scores/;x=1/", "//v1/scores/", "/v1//scores/", "/v1/./scores/", "/v1/scores/%2e/"})
    void noWayOfWritingThePathGoesRoundTheToken(String path) {
        int status =
                given().urlEncodingEnabled(false).get(path + UUID.randomUUID()).statusCode();
        assertTrue(status == 401 || status == 404, path + " answers " + status);
    }

    private static TokenRecipe recipe() {
        return LocalIdentity.shared().recipe();
    }

    private static Response get(String path, String token) {
        return given().auth().oauth2(token).get(path);
    }

    private static Response picture(String token) {
        return given().auth().oauth2(token).get(PICTURE);
    }

    private static Response post(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Answers.ask(UUID.randomUUID(), null, 1))
                .post(ASSESSMENTS);
    }

    private static Response patch(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"gifts\":{\"penalty\":1}}")
                .patch(MODEL);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
