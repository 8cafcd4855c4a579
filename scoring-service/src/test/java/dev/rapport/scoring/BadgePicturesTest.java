package dev.rapport.scoring;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class BadgePicturesTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Badges badges = Badges.of(feed);
    private UUID influencer;
    private UUID organization;
    private UUID stranger;

    @BeforeEach
    void knowThemWell() {
        influencer = feed.influencer();
        organization = feed.organization();
        stranger = feed.organization();
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
    }

    @Test
    void itShowsTheScoreAndCourseThatAreAnsweredInNumbers() {
        String picture = badges.make(influencer, organization).path("url");
        assertShows(given().get(picture).then().statusCode(200).extract().asString(), organization);
    }

    private void assertShows(String picture, UUID view) {
        String query = view == null ? "" : "?organizationId=" + view;
        String path = "/v1/scores/" + influencer + "/history" + query;
        JsonNode points =
                Answers.json(Answers.to(feed).viewer().get(path).asString()).get("points");
        long now = Math.round(points.get(points.size() - 1).get("score").asDouble());
        long first = Math.round(points.get(points.size() - 26).get("score").asDouble());
        String stage = points.get(points.size() - 1).get("stage").asText();
        assertTrue(
                picture.contains("<desc>26 weekly scores, from " + first + " to " + now + "</desc>")
                        && picture.toUpperCase(Locale.ROOT).contains(">" + stage + "</TEXT>"),
                picture);
    }

    @Test
    void aBadgeShowsTheViewThatItWasMadeFor() {
        String agencys = shown(badges.token(influencer, null));
        assertShows(agencys, null);
        assertEquals(agencys, shown(badges.token(influencer, organization)));
        String strangers = shown(badges.token(influencer, stranger));
        assertTrue(strangers.contains(">Stranger<"), strangers);
        assertNotEquals(agencys, strangers);
    }

    private String shown(String token) {
        Response answer = Badges.picture(influencer, token);
        answer.then().statusCode(200);
        return answer.asString();
    }

    @Test
    void anybodyMayKeepTheEmbeddedPictureForAnHourAndShowItAnywhere() {
        Badges.picture(influencer, badges.token(influencer, null))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", "public, max-age=3600")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theAgencysOwnViewIsForNobodyElse() {
        Response own = own("");
        own.then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", "private, no-cache")
                .header("Cross-Origin-Resource-Policy", nullValue())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        assertShows(own.asString(), null);
        assertTrue(own("?organizationId=" + stranger).asString().contains(">Stranger<"));
    }

    private Response own(String query) {
        return Answers.to(feed).viewer().get(Badges.picture(influencer) + query);
    }

    @Test
    void whoHasThePictureGetsNoSecondCopy() {
        String token = badges.token(influencer, null);
        String etag = Badges.picture(influencer, token).header("ETag");
        assertTrue(etag.matches("\"[A-Za-z0-9_-]{43}\""), etag);
        for (String known : List.of(etag, "W/" + etag, "*", "\"x\", " + etag)) {
            given().header("If-None-Match", known)
                    .queryParam("token", token)
                    .get(Badges.picture(influencer))
                    .then()
                    .statusCode(304)
                    .header("ETag", etag)
                    .header("Cache-Control", "public, max-age=3600")
                    .body(equalTo(""));
        }
        assertEquals(etag, own("").header("ETag"), "the same picture has the same tag");

        feed.tell(List.of(Feed.happened(Kind.MISLED, 1).build()), organization, influencer)
                .taken();
        Response changed =
                given().header("If-None-Match", etag).queryParam("token", token).get(Badges.picture(influencer));
        changed.then().statusCode(200);
        assertNotEquals(etag, changed.header("ETag"));
    }

    @Test
    void whatAnImageTagAcceptsIsGivenAndJsonIsNot() {
        String token = badges.token(influencer, null);
        given().accept("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8")
                .queryParam("token", token)
                .get(Badges.picture(influencer))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml");
        given().accept("application/json")
                .queryParam("token", token)
                .get(Badges.picture(influencer))
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void withoutAnyTokenItIsNotShown() {
        given().get(Badges.picture(influencer))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void whatHasGoneIsNoLongerShown() {
        UUID gone = feed.influencer();
        feed.taken();
        String token = badges.token(gone, null);
        feed.tell(Event.influencer(gone, 2, true, List.of())).taken();
        Badges.picture(gone, token).then().statusCode(404).contentType("application/problem+json");
        Answers.to(feed).viewer().get(Badges.picture(gone)).then().statusCode(404);
        Answers.to(feed).viewer().get(Badges.picture(UUID.randomUUID())).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organizationId=x", "asOf=2026-01-01", "size=9", "organizationId="})
    void whatIsNotAskedForLikeThisIsRefused(String query) {
        own("?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].parameter", equalTo(query.substring(0, query.indexOf('='))));
    }
}
