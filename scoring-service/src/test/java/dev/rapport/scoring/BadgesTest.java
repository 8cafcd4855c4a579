package dev.rapport.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
class BadgesTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Badges badges = Badges.of(feed);
    private UUID influencer;
    private UUID organization;

    @BeforeEach
    void knowThem() {
        influencer = feed.influencer();
        organization = feed.organization();
        feed.taken();
    }

    @Test
    void aBadgeIsAnsweredWithItsUrlOnce() {
        Response made = badges.make(influencer, organization);
        String path = Badges.PATH + "/" + made.path("id");
        made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path))
                .body("version", equalTo(1))
                .body("influencerId", equalTo(influencer.toString()))
                .body("organizationId", equalTo(organization.toString()))
                .body("url", startsWith(Badges.picture(influencer) + "?token="))
                .body("createdAt", notNullValue())
                .body("createdBy", equalTo("editor@" + feed.agency()));
        Response read = Answers.to(feed).viewer().get(path);
        read.then().statusCode(200).header("ETag", "\"1\"").body("$", not(hasKey("url")));
        assertEquals(without("url", made), Answers.json(read.asString()));
        Answers.to(feed)
                .viewer()
                .header("If-None-Match", "\"1\"")
                .get(path)
                .then()
                .statusCode(304);
    }

    private static JsonNode without(String field, Response answer) {
        ObjectNode item = (ObjectNode) Answers.json(answer.asString());
        item.remove(field);
        return item;
    }

    @Test
    void theUrlShowsThePictureToAnybody() {
        String url = badges.make(influencer, null).path("url");
        given().get(url).then().statusCode(200).contentType("image/svg+xml");
    }

    @Test
    void badgesAreListedByInfluencerAndPageByPage() {
        UUID another = feed.influencer();
        feed.taken();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) made.add(badges.make(influencer, null).path("id"));
        badges.make(another, null).then().statusCode(201);

        assertEquals(4, list("").get("items").size());
        List<String> listed = new ArrayList<>();
        String filter = "influencerId=" + influencer + "&limit=2";
        JsonNode page = list(filter);
        page.get("items").forEach(item -> listed.add(item.get("id").asText()));
        assertEquals(2, listed.size());
        list(filter + "&cursor=" + page.at("/page/next").asText())
                .get("items")
                .forEach(item -> listed.add(item.get("id").asText()));
        assertEquals(made, listed);
        assertEquals(0, list("influencerId=" + Ids.next()).get("items").size());
    }

    private JsonNode list(String query) {
        Response answer = Answers.to(feed).viewer().get(Badges.PATH + (query.isEmpty() ? "" : "?" + query));
        answer.then().statusCode(200);
        assertFalse(answer.asString().contains("token"), answer.asString());
        return Answers.json(answer.asString());
    }

    @Test
    void revokingNeedsTheVersionThatWasRead() {
        Response made = badges.make(influencer, null);
        String path = Badges.PATH + "/" + made.path("id");
        badges.editor().delete(path).then().statusCode(428);
        badges.editor().header("If-Match", "\"2\"").delete(path).then().statusCode(412);
        Badges.picture(influencer, Badges.tokenIn(made)).then().statusCode(200);
        badges.revoke(made.path("id")).then().statusCode(204);
        badges.revoke(made.path("id")).then().statusCode(404);
        Answers.to(feed).viewer().get(path).then().statusCode(404);
        assertEquals(0, list("").get("items").size());
    }

    @Test
    void whatIsUnknownHasNoBadge() {
        Feed others = Feed.ofANewAgency();
        UUID theirInfluencer = others.influencer();
        UUID theirOrganization = others.organization();
        others.taken();
        for (UUID unknown : List.of(new UUID(0, 1), theirInfluencer, organization)) {
            badges.make(unknown, null).then().statusCode(404).body("code", equalTo("not_found"));
        }
        for (UUID unknown : List.of(new UUID(0, 1), theirOrganization, influencer)) {
            badges.make(influencer, unknown).then().statusCode(404).body("code", equalTo("not_found"));
        }
        assertEquals(0, list("").get("items").size());
    }

    @Test
    void whoeverIsQuickerThanTheEventWaitsForIt() {
        UUID justMade = feed.influencer();
        badges.make(justMade, null).then().statusCode(201);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, /influencerId, required",
                "{\"influencerId\": null}, /influencerId, required",
                "{\"influencerId\": \"x\"}, /influencerId, wrong_type",
                "{\"influencerId\": 5}, /influencerId, wrong_type",
                "{\"token\": \"mine\"}, /token, unknown_property",
                "{\"url\": \"/v1\"}, /url, unknown_property"
            })
    void aBodyThatMeansNoBadgeIsRefused(String body, String pointer, String code) {
        badges.editor()
                .body(body)
                .post(Badges.PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].code", equalTo(code));
        assertEquals(0, list("").get("items").size());
    }

    @Test
    void aViewerSeesBadgesAndMakesAndRevokesNone() {
        String id = badges.make(influencer, null).path("id");
        var viewer = Answers.to(feed).viewer().contentType("application/json").header("If-Match", "\"1\"");
        viewer.body(Badges.body(influencer, null)).post(Badges.PATH).then().statusCode(403);
        viewer.delete(Badges.PATH + "/" + id).then().statusCode(403);
        assertEquals(1, list("").get("items").size());
    }

    @Test
    void aRepeatedRequestMakesNoSecondBadgeAndGetsNoToken() {
        Response first = keyed("again", influencer);
        Response again = keyed("again", influencer);
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("$", not(hasKey("url")));
        assertEquals(without("url", first), Answers.json(again.asString()));
        assertEquals(1, list("").get("items").size());
        Badges.picture(influencer, Badges.tokenIn(first)).then().statusCode(200);
        keyed("again", Ids.next()).then().statusCode(422);
    }

    @Test
    void twoBadgesOfOneScoreHaveTwoTokens() {
        assertNotEquals(badges.token(influencer, null), badges.token(influencer, null));
    }

    private Response keyed(String key, UUID whom) {
        return badges.editor()
                .header("Idempotency-Key", key)
                .body(Badges.body(whom, null))
                .post(Badges.PATH);
    }
}
