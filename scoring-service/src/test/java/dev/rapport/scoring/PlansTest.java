package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Kind;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class PlansTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Feed feed;
    private UUID organization;
    private UUID stranger;
    private UUID optedOut;

    @BeforeEach
    void knowTwo() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        stranger = feed.influencer("Tea");
        optedOut = feed.influencer();
        feed.tell(List.of(Feed.happened(Kind.OPT_OUT, 3).build()), organization, optedOut)
                .taken();
    }

    @Test
    void eachInfluencerGetsAPlanAndTheSummaryCountsThem() {
        JsonNode answer = plan(body(120, stranger, optedOut));
        assertEquals(
                Answers.json(
                        "{\"influencers\":2,\"reasonableNow\":0,\"readyByLaunch\":1,\"readyLater\":0,\"noWay\":1}"),
                answer.get("summary"));
        JsonNode known = answer.at("/plans/0");
        assertEquals(stranger.toString(), known.get("influencerId").asText());
        assertEquals("SPAMMY", known.get("verdict").asText());
        assertEquals("REASONABLE", known.get("verdictOnLaunch").asText());
        assertTrue(known.get("readyByLaunch").asBoolean());
        assertEquals("RESEARCH", known.at("/steps/0/action").asText());
        assertTrue(known.at("/steps/0/why").asText().endsWith("."));
        LocalDate first = LocalDate.parse(known.get("earliestReasonableOn").asText());
        assertTrue(first.isAfter(today) && first.isBefore(today.plusDays(120)));

        JsonNode left = answer.at("/plans/1");
        assertEquals("RESPECT_OPT_OUT", left.at("/steps/0/action").asText());
        assertEquals(1, left.get("steps").size());
        assertFalse(left.has("earliestReasonableOn"));
    }

    @Test
    void aLaunchThatComesTooSoonIsReadyLater() {
        JsonNode answer = plan(body(7, stranger));
        assertEquals(1, answer.at("/summary/readyLater").asInt());
        assertFalse(answer.at("/plans/0/readyByLaunch").asBoolean());
        assertTrue(answer.at("/plans/0").has("earliestReasonableOn"));
    }

    @Test
    void topicsAreMatchedWithEachOnesInterests() {
        Map<String, Object> body = body(7, stranger, optedOut);
        body.remove("relevance");
        body.put("topics", List.of("Tea"));
        JsonNode answer = plan(body);
        assertEquals(1.0, answer.at("/plans/0/ask/relevance").asDouble());
        assertEquals("DEFAULT", answer.at("/plans/1/ask/relevanceFrom").asText());
    }

    @Test
    void whatCannotBePlannedIsRefused() {
        refused(body(-2, stranger), "/launchOn");
        refused(body(400, stranger), "/launchOn");
        refused(body(7, stranger, stranger), "/influencerIds");
        refused(body(7), "/influencerIds");
        refused(body(7, Collections.nCopies(51, stranger).toArray(UUID[]::new)), "/influencerIds");
        Map<String, Object> both = body(7, stranger);
        both.put("topics", List.of("Tea"));
        refused(both, "/topics");
    }

    @Test
    void aCampaignBringsItsInfluencersAskAndLaunch() {
        LocalDate launch = today.plusDays(120);
        UUID unknown = Ids.next();
        UUID campaign = Ids.next();
        feed.tell(Event.campaign(campaign, organization, launch, 2, List.of(), List.of(optedOut, unknown, stranger)))
                .taken();
        JsonNode answer = plan(Map.of("campaignId", campaign.toString()));
        assertEquals(campaign.toString(), answer.get("campaignId").asText());
        assertEquals(organization.toString(), answer.get("organizationId").asText());
        assertEquals(launch.toString(), answer.get("launchOn").asText());
        assertEquals(Answers.json("[\"" + unknown + "\"]"), answer.get("unknown"));

        Map<String, Object> spelt = body(120, optedOut, stranger);
        spelt.remove("relevance");
        JsonNode same = plan(spelt);
        assertEquals(same.get("summary"), answer.get("summary"));
        assertEquals(same.get("plans"), answer.get("plans"));
    }

    @Test
    void theTopicsOfACampaignAreMatchedWithEachOnesInterests() {
        UUID campaign = Ids.next();
        List<String> topics = List.of(fingerprint("Tea"), fingerprint("Tents"));
        feed.tell(Event.campaign(campaign, organization, today.plusDays(9), 1, topics, List.of(stranger)))
                .taken();
        JsonNode ask = plan(Map.of("campaignId", campaign.toString())).at("/plans/0/ask");
        assertEquals(0.5, ask.get("relevance").asDouble());
        assertEquals("TOPICS", ask.get("relevanceFrom").asText());
    }

    @Test
    void aCampaignAndAnAskSpeltOutAreNotTakenTogetherAndNeitherIsNone() {
        Map<String, Object> both = body(7, stranger);
        both.put("campaignId", UUID.randomUUID().toString());
        List<String> all = List.of("/influencerIds", "/size", "/launchOn", "/organizationId", "/relevance");
        send(feed, both)
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(all))
                .body("violations[0].code", equalTo("not_both"));
        send(feed, Map.of())
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(all.subList(0, 3)))
                .body("violations[0].code", equalTo("required"));
    }

    @Test
    void aCampaignThatCannotBePlannedIsRefused() {
        UUID past = feed.campaign(organization, today.minusDays(1), stranger);
        UUID far = feed.campaign(organization, today.plusDays(400), stranger);
        feed.taken();
        for (UUID campaign : List.of(past, far)) {
            refused(Map.of("campaignId", campaign.toString()), "/campaignId");
        }
        send(feed, Map.of("campaignId", UUID.randomUUID().toString())).then().statusCode(404);
        send(Feed.ofANewAgency(), Map.of("campaignId", past.toString())).then().statusCode(404);
    }

    @Test
    void aCampaignOfFiveHundredIsPlannedWhole() {
        UUID[] all = Stream.generate(Ids::next).limit(500).toArray(UUID[]::new);
        all[17] = stranger;
        UUID campaign = feed.campaign(organization, today.plusDays(120), all);
        feed.taken();
        JsonNode answer = plan(Map.of("campaignId", campaign.toString()));
        assertEquals(stranger.toString(), answer.at("/plans/0/influencerId").asText());
        assertEquals(499, answer.get("unknown").size());
    }

    @Test
    void aCampaignOfNobodyHasAnEmptyPlan() {
        UUID campaign = feed.campaign(organization, today.plusDays(9));
        feed.taken();
        JsonNode answer = plan(Map.of("campaignId", campaign.toString()));
        assertEquals(0, answer.at("/summary/influencers").asInt());
        assertEquals(0, answer.get("plans").size());
    }

    @Test
    void oneUnknownInfluencerIsNotFound() {
        send(feed, body(7, stranger, UUID.randomUUID())).then().statusCode(404);
        send(Feed.ofANewAgency(), body(7, stranger)).then().statusCode(404);
    }

    private String fingerprint(String topic) {
        return Fingerprint.of(feed.agency(), topic);
    }

    private Map<String, Object> body(int days, UUID... influencers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("influencerIds", Stream.of(influencers).map(UUID::toString).toList());
        body.put("organizationId", organization.toString());
        body.put("size", 2);
        body.put("relevance", 0.9);
        body.put("launchOn", today.plusDays(days).toString());
        return body;
    }

    private JsonNode plan(Map<String, ?> body) {
        Response response = send(feed, body);
        response.then().statusCode(200).contentType("application/json");
        return Answers.json(response.asString());
    }

    private void refused(Map<String, ?> body, String pointer) {
        send(feed, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo(pointer));
    }

    private static Response send(Feed feed, Map<String, ?> body) {
        return Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body(body)
                .post("/v1/plans");
    }
}
