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

    private static final String SCORE = "/v1/scores/" + UUID.randomUUID();
    private static final String ASSESSMENTS = "/v1/assessments";

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
                given().contentType("application/json").body("{}").post(ASSESSMENTS))) {
            refused(answer, 401, "unauthenticated");
            answer.then().header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("bad")
    void aBadTokenIsNoToken(TokenRecipe recipe) {
        refused(get(recipe.mint()), 401, "unauthenticated");
        refused(post(recipe.mint()), 401, "unauthenticated");
    }

    @Test
    void aTokenWithoutARoleIsForbidden() {
        String token = recipe().groups(List.of("stranger")).mint();
        refused(get(token), 403, "forbidden");
        refused(post(token), 403, "forbidden");
    }

    @Test
    void aTokenWithoutAnAgencyIsForbidden() {
        for (Object agency : new Object[] {null, "", "../x", List.of("a", "b"), Map.of("id", "a")}) {
            String token = recipe().claim("agency", agency).mint();
            refused(get(token), 403, "agency_missing");
            refused(post(token), 403, "agency_missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "EDITOR", "ADMIN"})
    void everyRoleMayReadAndAssess(Role role) {
        String token = Tokens.of("agency-of-roles", role);
        refused(get(token), 404, "not_found");
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

    private static Response get(String token) {
        return given().auth().oauth2(token).get(SCORE);
    }

    private static Response post(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Answers.ask(UUID.randomUUID(), null, 1))
                .post(ASSESSMENTS);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
