package dev.rapport.scoring;

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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.CountedSockets;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a read token opens, what it does not, and that nobody learns from trying. */
@QuarkusTest
class ReadTokensTest {

    private final Feed ours = Feed.ofANewAgency();
    private final Feed theirs = Feed.ofANewAgency();
    private UUID influencer;
    private String token;

    @BeforeEach
    void embedOne() {
        influencer = ours.influencer();
        ours.taken();
        token = Badges.of(ours).token(influencer, null);
        Badges.picture(influencer, token).then().statusCode(200);
    }

    @Test
    void aTokenIsOfItsOwnAgencyWhateverNameItIsGiven() {
        theirs.tell(Event.influencer(influencer, 1, false, List.of())).taken();
        String theirToken = Badges.of(theirs).token(influencer, null);
        assertOpensNothing(influencer, Badges.renamed(token, theirs.agency()));
        assertOpensNothing(influencer, Badges.renamed(theirToken, ours.agency()));
        assertOpensNothing(influencer, Badges.renamed(token, "nobody"));
    }

    @Test
    void aRevokedTokenOpensNothingFromThenOn() {
        Response made = Badges.of(ours).make(influencer, null);
        Badges.picture(influencer, Badges.tokenIn(made)).then().statusCode(200);
        Badges.of(ours).revoke(made.path("id")).then().statusCode(204);
        assertOpensNothing(influencer, Badges.tokenIn(made));
        Badges.picture(influencer, token).then().statusCode(200);
    }

    @Test
    void aTokenOpensOneInfluencerOnly() {
        UUID another = ours.influencer();
        ours.taken();
        assertOpensNothing(another, token);
        assertOpensNothing(UUID.randomUUID(), token);
    }

    @Test
    void oneLetterMoreOrLessOrElseIsAnotherToken() {
        assertOpensNothing(influencer, token + "A");
        assertOpensNothing(influencer, token.substring(0, token.length() - 1));
        char second = token.charAt(token.length() - 2);
        String other = token.substring(0, token.length() - 2) + (second == 'A' ? 'B' : 'A');
        assertOpensNothing(influencer, other + token.charAt(token.length() - 1));
        assertOpensNothing(influencer, token.toLowerCase(Locale.ROOT));
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
                "bm9yd." + secret,
                Badges.base64("../x") + "." + secret,
                Badges.base64("a b") + "." + secret,
                Badges.base64("'; DROP TABLE badge; --") + "." + secret,
                Badges.base64("x".repeat(65)) + "." + secret,
                "ünï." + secret,
                "A".repeat(3000),
                "A".repeat(2950) + "." + secret);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoTokenIsRefusedWithoutAskingTheDatabase(String text) {
        CountedSockets.trips();
        assertOpensNothing(influencer, text);
        assertEquals(0, CountedSockets.trips());
    }

    @Test
    void tryingCostsOneSelectAndTheTransactionAroundIt() {
        CountedSockets.trips();
        assertOpensNothing(influencer, Badges.renamed(token, theirs.agency()));
        assertEquals(3, CountedSockets.trips());
    }

    @Test
    void aGoodTokenCostsThreeTripsMoreThanTheScoreItShows() {
        CountedSockets.trips();
        Answers.to(ours).viewer().get(Badges.picture(influencer)).then().statusCode(200);
        int own = CountedSockets.trips();
        Badges.picture(influencer, token).then().statusCode(200);
        assertEquals(own + 3, CountedSockets.trips());
    }

    @Test
    void aReadTokenIsNoBearerToken() {
        for (String path : List.of(Badges.picture(influencer), Badges.PATH, "/v1/scores/" + influencer)) {
            given().auth().oauth2(token).get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void aReadTokenOpensNoOtherPath() {
        for (String path : List.of(
                Badges.PATH,
                "/v1/scores/" + influencer,
                "/v1/scores/" + influencer + "/history",
                "/v1/scores/" + influencer + "/explanation")) {
            given().queryParam("token", token).get(path).then().statusCode(401);
            Answers.to(ours)
                    .viewer()
                    .queryParam("token", token)
                    .get(path)
                    .then()
                    .statusCode(400);
        }
        given().queryParam("token", token)
                .contentType("application/json")
                .body(Badges.body(influencer, null))
                .post(Badges.PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void aReadTokenDoesNotTakeTheBearersPlaceNorTheBearerItsOwn() {
        for (Feed bearer : List.of(ours, theirs)) {
            Answers.to(bearer)
                    .viewer()
                    .queryParam("token", token)
                    .get(Badges.picture(influencer))
                    .then()
                    .statusCode(400)
                    .body("violations[0].code", equalTo("not_with_bearer"));
        }
        String expired = LocalIdentity.shared().recipe().expired().mint();
        given().auth()
                .oauth2(expired)
                .queryParam("token", token)
                .get(Badges.picture(influencer))
                .then()
                .statusCode(401);
    }

    @Test
    void aBearerWithoutARoleOrOfAnotherAgencySeesNoPicture() {
        String stranger =
                LocalIdentity.shared().recipe().groups(List.of("stranger")).mint();
        given().auth().oauth2(stranger).get(Badges.picture(influencer)).then().statusCode(403);
        String nobodys = LocalIdentity.shared().recipe().claim("agency", null).mint();
        given().auth().oauth2(nobodys).get(Badges.picture(influencer)).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.admin(theirs.agency()))
                .get(Badges.picture(influencer))
                .then()
                .statusCode(404);
    }

    @Test
    void aTokenStandsForOneViewAndTakesNoOther() {
        UUID organization = ours.organization();
        ours.taken();
        given().queryParam("token", token)
                .queryParam("organizationId", organization.toString())
                .get(Badges.picture(influencer))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("not_with_token"));
    }

    /** In the very words in which a token that never was is refused. */
    private static void assertOpensNothing(UUID influencer, String text) {
        Response answer = Badges.picture(influencer, text);
        answer.then().statusCode(404).contentType("application/problem+json");
        ObjectNode problem = (ObjectNode) Answers.json(answer.asString());
        problem.remove("traceId");
        assertEquals(
                Map.of(
                        "type", "/problems/not_found",
                        "title", "There is no such thing",
                        "status", "404",
                        "detail", "There is nothing here that this token opens.",
                        "instance", Badges.picture(influencer),
                        "code", "not_found"),
                texts(problem));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    private static Map<String, String> texts(ObjectNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }
}
