package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A friend, whom anybody may ask something small; a stranger; and one who wants to be left alone. */
@QuarkusTest
class CampaignReadinessTest {

    private static final String PATH = "/v1/readiness/campaigns/";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Feed feed;
    private UUID organization;
    private UUID friend;
    private UUID stranger;
    private UUID optedOut;

    @BeforeEach
    void knowThree() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        stranger = feed.influencer("Tea");
        optedOut = feed.influencer();
        friend = feed.influencer("Tea", "Tents");
        Interaction optOut = Interaction.builder(Ids.next().toString(), Kind.OPT_OUT, today.minusDays(3))
                .build();
        feed.tell(Feed.identified(Samples.goodRelationship(today)), organization, friend)
                .tell(List.of(optOut), organization, optedOut)
                .taken();
    }

    @Test
    void eachInfluencerGetsAVerdictForTodayAndForTheLaunchAndAnAdvice() {
        LocalDate launch = today.plusDays(100);
        JsonNode answer = readiness(campaign(launch, optedOut, stranger, friend));
        assertEquals(today.toString(), answer.get("asOf").asText());
        assertEquals(launch.toString(), answer.get("launchOn").asText());
        assertEquals(launch.toString(), answer.get("judgedOn").asText());
        assertFalse(answer.has("note"));
        assertEquals(Answers.json("{\"size\":1,\"topics\":0}"), answer.get("ask"));
        assertEquals(ids(friend, stranger, optedOut), influencers(answer));

        JsonNode known = answer.at("/influencers/0");
        assertEquals("ASK_NOW", known.get("advice").asText());
        assertEquals("REASONABLE", known.get("verdict").asText());
        assertEquals(0, known.get("reasons").size());
        assertEquals(today.toString(), known.get("earliestReasonableOn").asText());
        JsonNode score = Answers.to(feed).scoreOf(friend, organization, null);
        assertEquals(score.get("score"), known.get("score"));
        assertEquals(score.get("stage"), known.get("stage"));

        JsonNode prepared = answer.at("/influencers/1");
        assertEquals("PREPARE", prepared.get("advice").asText());
        assertEquals("SPAMMY", prepared.get("verdict").asText());
        assertEquals("SPAMMY", prepared.get("verdictOnLaunch").asText());
        assertTrue(prepared.get("readyByLaunch").asBoolean());
        LocalDate ready = LocalDate.parse(prepared.get("earliestReasonableOn").asText());
        assertTrue(ready.isAfter(today) && ready.isBefore(launch));
        assertTrue(prepared.get("why").asText().startsWith("Research them. It settles this: "));
        assertTrue(prepared.get("why").asText().endsWith("By this plan the ask is reasonable from " + ready + " on."));

        JsonNode left = answer.at("/influencers/2");
        assertEquals("LEAVE_OUT", left.get("advice").asText());
        assertEquals("OPTED_OUT", left.at("/reasons/0/code").asText());
        assertFalse(left.get("readyByLaunch").asBoolean());
        assertFalse(left.has("earliestReasonableOn"));
        assertTrue(left.get("why").asText().startsWith("No plan was found for this ask. Respect a no"));
        assertEquals(Answers.json("[\"" + optedOut + "\"]"), answer.get("leaveOut"));
    }

    @Test
    void theCountsSayHowManyToAskToPrepareAndToLeaveOut() {
        JsonNode counts = readiness(campaign(today.plusDays(100), optedOut, stranger, friend, Ids.next()))
                .get("counts");
        assertEquals(
                Answers.json("{\"influencers\":4,\"unknown\":1,\"reasonable\":1,\"premature\":0,\"spammy\":2,"
                        + "\"reasonableOnLaunch\":1,\"prematureOnLaunch\":0,\"spammyOnLaunch\":2,"
                        + "\"readyByLaunch\":2,\"askNow\":1,\"prepare\":1,\"leaveOut\":2}"),
                counts);
    }

    @Test
    void whoCannotBeReadyInTimeIsLeftOutAndTheDayIsNamed() {
        JsonNode left = readiness(campaign(today.plusDays(3), stranger)).at("/influencers/0");
        assertEquals("LEAVE_OUT", left.get("advice").asText());
        assertEquals(
                "It is too late for this launch: by the plan that was found the ask is reasonable from "
                        + left.get("earliestReasonableOn").asText() + " on.",
                left.get("why").asText());
    }

    @Test
    void theVerdictIsThatOfAnAssessmentAndThePlanThatOfPlans() {
        LocalDate launch = today.plusDays(30);
        UUID campaign = campaign(launch, optedOut, stranger, friend);
        JsonNode plans = Answers.json(Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body("{\"campaignId\":\"" + campaign + "\"}")
                .post("/v1/plans")
                .asString());
        for (JsonNode one : readiness(campaign).get("influencers")) {
            UUID id = UUID.fromString(one.get("influencerId").asText());
            JsonNode now = Answers.to(feed).assessmentOf(Answers.ask(id, organization, 1));
            assertEquals(now.get("verdict"), one.get("verdict"));
            assertEquals(now.get("reasons"), one.get("reasons"));
            JsonNode then = Answers.to(feed).assessmentOf(Answers.ask(id, organization, 1, "asOf", launch));
            assertEquals(then.get("verdict"), one.get("verdictOnLaunch"));
            JsonNode plan = plans.get("plans")
                    .valueStream()
                    .filter(each -> each.get("influencerId").equals(one.get("influencerId")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(plan.get("readyByLaunch"), one.get("readyByLaunch"));
            assertEquals(plan.get("earliestReasonableOn"), one.get("earliestReasonableOn"));
        }
    }

    @Test
    void topicsAreMatchedWithEachOnesInterests() {
        UUID campaign = Ids.next();
        List<String> topics = Stream.of("Tea", "Tents")
                .map(topic -> Fingerprint.of(feed.agency(), topic))
                .toList();
        List<UUID> all = List.of(friend, stranger, optedOut);
        feed.tell(Event.campaign(campaign, organization, today.plusDays(9), 1, topics, all))
                .taken();
        JsonNode answer = readiness(campaign);
        assertEquals(2, answer.at("/ask/topics").asInt());
        assertEquals("{\"size\":1,\"relevance\":1.0,\"relevanceFrom\":\"TOPICS\"}", ask(answer, friend));
        assertEquals("{\"size\":1,\"relevance\":0.5,\"relevanceFrom\":\"TOPICS\"}", ask(answer, stranger));
        assertEquals("{\"size\":1,\"relevance\":0.7,\"relevanceFrom\":\"DEFAULT\"}", ask(answer, optedOut));
    }

    @Test
    void anInfluencerWhoIsUnknownOrDeletedIsListedAsSuch() {
        UUID unknown = Ids.next();
        feed.tell(Event.influencer(stranger, 2, true, List.of()));
        JsonNode answer = readiness(campaign(today.plusDays(9), unknown, stranger, friend));
        assertEquals(2, answer.at("/counts/unknown").asInt());
        assertEquals(ids(friend, stranger, unknown), influencers(answer));
        for (int i = 1; i < 3; i++) {
            JsonNode one = answer.at("/influencers/" + i);
            assertEquals(
                    List.of("influencerId", "advice", "why"),
                    one.propertyStream().map(field -> field.getKey()).toList());
            assertEquals("LEAVE_OUT", one.get("advice").asText());
        }
        assertEquals(2, answer.get("leaveOut").size());
    }

    @Test
    void aLaunchInThePastIsJudgedAsOfTodayAndTheAnswerSaysSo() {
        JsonNode answer = readiness(campaign(today.minusDays(40), friend, stranger));
        assertEquals(today.minusDays(40).toString(), answer.get("launchOn").asText());
        assertEquals(today.toString(), answer.get("judgedOn").asText());
        assertTrue(answer.get("note").asText().startsWith("The launch is past"));
        assertEquals("ASK_NOW", answer.at("/influencers/0/advice").asText());
        assertEquals("LEAVE_OUT", answer.at("/influencers/1/advice").asText());
        assertEquals(answer.at("/influencers/1/verdict"), answer.at("/influencers/1/verdictOnLaunch"));
    }

    @Test
    void aLaunchMoreThanAYearAheadIsJudgedAsInAYear() {
        JsonNode answer = readiness(campaign(today.plusYears(3), stranger));
        assertEquals(today.plusYears(1).toString(), answer.get("judgedOn").asText());
        assertTrue(answer.get("note").asText().startsWith("The launch is more than a year ahead"));
    }

    @Test
    void theListIsPagedWhileCountsAndWhoToLeaveOutAreOfAll() {
        List<UUID> all = new ArrayList<>(List.of(optedOut, friend, stranger));
        for (int i = 0; i < 4; i++) all.add(feed.influencer());
        UUID campaign = campaign(today.plusDays(60), all.toArray(UUID[]::new));
        JsonNode whole = readiness(campaign);
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = Answers.to(feed).viewer().queryParam("limit", 3);
            if (cursor != null) request.queryParam("cursor", cursor);
            Response answer = request.get(PATH + campaign);
            JsonNode page = Answers.json(answer.asString());
            assertEquals(
                    page.at("/page").has("next"),
                    answer.headers().getValues("Link").toString().contains("rel=\"next\""));
            seen.addAll(influencers(page));
            assertEquals(whole.get("counts"), page.get("counts"));
            assertEquals(whole.get("leaveOut"), page.get("leaveOut"));
            cursor = page.at("/page/next").asText(null);
            if (cursor != null) assertEquals(0, seen.size() % 3);
        } while (cursor != null && !cursor.isEmpty());
        assertEquals(influencers(whole), seen);
        assertEquals(7, seen.size());
    }

    @Test
    void aCursorOfAnotherCampaignAndOddParametersAreRefused() {
        UUID one = campaign(today.plusDays(60), friend, stranger);
        UUID other = campaign(today.plusDays(60), friend, stranger);
        String cursor =
                Answers.json(get(one, "limit", "1").asString()).at("/page/next").asText();
        get(one, "cursor", cursor).then().statusCode(200);
        get(other, "cursor", cursor).then().statusCode(400).body("code", equalTo("invalid_cursor"));
        get(one, "limit", "201").then().statusCode(400).body("violations[0].parameter", equalTo("limit"));
        get(one, "asOf", today.toString()).then().statusCode(400);
        Answers.to(feed).viewer().get(PATH + "mina").then().statusCode(404);
    }

    @Test
    void theNewestVersionCountsInWhateverOrder() {
        UUID campaign = Ids.next();
        Event old = Event.campaign(campaign, organization, today.plusDays(9), 1, List.of(), List.of(friend));
        Event newer = old.with("version", 3).with("influencerIds", List.of(stranger, optedOut));
        feed.tell(newer, old, old.with("version", 2)).taken();
        assertEquals(2, readiness(campaign).at("/counts/influencers").asInt());

        feed.tell(old.with("version", 4).with("deleted", true).with("ask", null).with("influencerIds", List.of()))
                .taken();
        get(campaign).then().statusCode(404);
        feed.tell(newer).taken();
        get(campaign).then().statusCode(404);
    }

    @Test
    void anInfluencerNamedTwiceIsOne() {
        UUID campaign = campaign(today.plusDays(9), friend, friend);
        assertEquals(1, readiness(campaign).at("/counts/influencers").asInt());
    }

    @Test
    void aCampaignOfNobodyIsEmpty() {
        JsonNode answer = readiness(campaign(today.plusDays(9)));
        assertEquals(0, answer.at("/counts/influencers").asInt());
        assertEquals(0, answer.get("influencers").size());
    }

    @Test
    void aCampaignThatIsUnknownOrWhoseOrganizationIsGoneIsNotFound() {
        get(UUID.randomUUID()).then().statusCode(404).body("code", equalTo("not_found"));
        UUID campaign = campaign(today.plusDays(9), friend);
        feed.tell(Event.organization(organization, 2, true)).taken();
        get(campaign).then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void aCampaignMadeAMomentAgoIsAwaited() {
        UUID campaign = feed.campaign(organization, today.plusDays(9), friend);
        get(campaign).then().statusCode(200);
        feed.taken();
    }

    private UUID campaign(LocalDate launch, UUID... influencers) {
        UUID id = feed.campaign(organization, launch, influencers);
        feed.taken();
        return id;
    }

    private Response get(UUID campaign, String... parameter) {
        var request = Answers.to(feed).viewer();
        if (parameter.length > 0) request.queryParam(parameter[0], parameter[1]);
        return request.get(PATH + campaign);
    }

    private JsonNode readiness(UUID campaign) {
        Response answer = get(campaign);
        answer.then().statusCode(200).contentType("application/json");
        return Answers.json(answer.asString());
    }

    private static String ask(JsonNode readiness, UUID influencer) {
        return readiness
                .get("influencers")
                .valueStream()
                .filter(one -> one.get("influencerId").asText().equals(influencer.toString()))
                .map(one -> one.get("ask").toString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> influencers(JsonNode readiness) {
        return readiness
                .get("influencers")
                .valueStream()
                .map(one -> one.get("influencerId").asText())
                .toList();
    }

    private static List<String> ids(UUID... ids) {
        return Stream.of(ids).map(UUID::toString).toList();
    }
}
