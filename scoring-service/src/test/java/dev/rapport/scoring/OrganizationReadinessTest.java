package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The three questions that open every engagement. */
@QuarkusTest
class OrganizationReadinessTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Feed feed = Feed.ofANewAgency();
    private final UUID organization = feed.organization();
    private long version = 1;

    @Test
    void theThreeQuestionsComeInTheirOrderWithWordsAndAdvice() {
        feed.taken();
        JsonNode answer = readiness(organization);
        assertEquals(organization.toString(), answer.get("organizationId").asText());
        assertEquals(today.toString(), answer.get("asOf").asText());
        List<String> codes = new ArrayList<>();
        for (JsonNode one : answer.get("questions")) {
            codes.add(one.get("code").asText());
            assertTrue(one.get("question").asText().endsWith("?"));
            assertTrue(one.get("advice").asText().endsWith("."));
        }
        assertEquals(List.of("GOALS", "RELATIONSHIPS", "PRESENCE"), codes);
    }

    @Test
    void goalsAreAnsweredByHowManyAreWrittenDown() {
        tell(Map.of("goals", 2));
        assertEquals("YES", question("GOALS").get("answer").asText());
        assertEquals(2, question("GOALS").at("/goals/written").asInt());
        tell(Map.of("goals", 0));
        assertEquals("NO", question("GOALS").get("answer").asText());
        assertEquals(0, question("GOALS").at("/goals/written").asInt());
    }

    @Test
    void anOrganizationToldOfInTheOldFormHasNoGoalsAndNoPresenceYet() {
        feed.taken();
        assertEquals("NO", question("GOALS").get("answer").asText());
        assertFalse(question("GOALS").get("goals").has("written"));
        assertEquals("NO", question("PRESENCE").get("answer").asText());
    }

    @Test
    void anActivityOfThirtyDaysAgoIsStillOneAndADayMoreIsNot() {
        tell(Map.of("presence", List.of(active(31), Map.of(), active(30))));
        JsonNode presence = question("PRESENCE");
        assertEquals("YES", presence.get("answer").asText());
        assertEquals(
                Answers.json("{\"presences\":3,\"active\":1,\"lastActiveOn\":\"" + today.minusDays(30) + "\"}"),
                presence.get("presence"));

        tell(Map.of("presence", List.of(active(31), Map.of())));
        assertEquals("PARTLY", question("PRESENCE").get("answer").asText());
        assertEquals(0, question("PRESENCE").at("/presence/active").asInt());
    }

    @Test
    void aPresenceOfWhoseActivityNobodyKnowsIsAPresence() {
        tell(Map.of("presence", List.of(Map.of())));
        JsonNode presence = question("PRESENCE");
        assertEquals("PARTLY", presence.get("answer").asText());
        assertEquals(Answers.json("{\"presences\":1,\"active\":0}"), presence.get("presence"));
        tell(Map.of("presence", List.of()));
        assertEquals("NO", question("PRESENCE").get("answer").asText());
    }

    @Test
    void whoKnowsNobodyHasTakenNoTime() {
        feed.taken();
        JsonNode relationships = question("RELATIONSHIPS");
        assertEquals("NO", relationships.get("answer").asText());
        assertEquals(
                List.of("STRANGER", "AWARE", "BUILDING", "TRUSTED", "PARTNER"),
                relationships
                        .at("/relationships/stages")
                        .valueStream()
                        .map(one -> one.get("stage").asText())
                        .toList());
        assertEquals(0, known(relationships));
        assertEquals(closest(0, 0, 0, 0), relationships.at("/relationships/closest"));
    }

    @Test
    void timeTakenAndSomethingGivenFirstIsAYes() {
        UUID friend = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship(today)), organization, friend)
                .tell(List.of(on(20, Kind.ASK)), organization, friend);
        awaitKnown(1);
        JsonNode relationships = question("RELATIONSHIPS");
        assertEquals("YES", relationships.get("answer").asText());
        assertEquals(closest(1, 1, 1, 1), relationships.at("/relationships/closest"));
        JsonNode score = Answers.to(feed).scoreOf(friend, organization, null);
        for (JsonNode stage : relationships.at("/relationships/stages")) {
            int expected = stage.get("stage").equals(score.get("stage")) ? 1 : 0;
            assertEquals(expected, stage.get("relationships").asInt());
            assertFalse(stage.get("orMore").asBoolean());
        }
    }

    @Test
    void whoAsksBeforeGivingIsToldToGiveFirst() {
        for (int i = 0; i < 2; i++) {
            UUID asked = feed.influencer();
            feed.tell(Feed.identified(Samples.goodRelationship(today)), organization, asked)
                    .tell(List.of(on(300, Kind.ASK)), organization, asked);
        }
        awaitKnown(2);
        JsonNode relationships = question("RELATIONSHIPS");
        assertEquals("PARTLY", relationships.get("answer").asText());
        assertEquals(closest(2, 2, 2, 0), relationships.at("/relationships/closest"));
        assertTrue(relationships.get("advice").asText().startsWith("Give first"));
    }

    @Test
    void aSingleBusyWeekIsNoMoreThanABeginning() {
        UUID met = feed.influencer();
        for (int i = 0; i < 3; i++) {
            feed.tell(
                    List.of(on(3, Kind.REPLY), on(3, Kind.HELP), on(3, Kind.RESEARCH), on(3, Kind.INBOUND)),
                    organization,
                    met);
        }
        awaitKnown(1);
        JsonNode relationships = question("RELATIONSHIPS");
        assertEquals("PARTLY", relationships.get("answer").asText());
        assertEquals(closest(1, 0, 0, 0), relationships.at("/relationships/closest"));
        assertTrue(relationships.get("advice").asText().startsWith("Stay in touch"));
    }

    @Test
    void whatAnotherOrganizationBuiltIsNotOurs() {
        UUID other = feed.organization();
        UUID friend = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship(today)), other, friend);
        Topics.await("the others' relationship", () -> known(question(other, "RELATIONSHIPS")) == 1);
        assertEquals(0, known(question("RELATIONSHIPS")));
        assertEquals("NO", question("RELATIONSHIPS").get("answer").asText());
    }

    @Test
    void anOrganizationThatIsUnknownDeletedOrAnothersIsNotFound() {
        feed.taken();
        UUID influencer = feed.influencer();
        feed.taken();
        for (UUID id : List.of(UUID.randomUUID(), influencer)) {
            get(feed, id).then().statusCode(404).body("code", equalTo("not_found"));
        }
        get(Feed.ofANewAgency(), organization).then().statusCode(404);
        feed.tell(Event.organization(organization, 2, true)).taken();
        get(feed, organization).then().statusCode(404);
    }

    @Test
    void anOrganizationMadeAMomentAgoIsAwaited() {
        get(feed, feed.organization()).then().statusCode(200);
        feed.taken();
    }

    private void tell(Map<String, Object> fields) {
        Event event = Event.organization(organization, ++version, false);
        for (var field : fields.entrySet()) event = event.with(field.getKey(), field.getValue());
        feed.tell(event).taken();
    }

    private Map<String, String> active(int daysAgo) {
        return Map.of("lastActiveOn", today.minusDays(daysAgo).toString());
    }

    private void awaitKnown(int relationships) {
        feed.taken();
        Topics.await("stored scores", () -> known(question("RELATIONSHIPS")) == relationships);
        // Events of two topics are stored one after the other: wait until both are seen.
        Topics.await("the last of them", () -> new Ranked(feed)
                .items("organizationId", organization).stream()
                        .allMatch(item -> item.equals(Answers.to(feed)
                                .scoreOf(
                                        UUID.fromString(item.get("influencerId").asText()), organization, null))));
    }

    private static int known(JsonNode relationships) {
        return relationships
                .at("/relationships/stages")
                .valueStream()
                .mapToInt(one -> one.get("relationships").asInt())
                .sum();
    }

    private static JsonNode closest(int influencers, int lasting, int asked, int gaveFirst) {
        return Answers.json("{\"influencers\":%d,\"lasting\":%d,\"asked\":%d,\"gaveFirst\":%d}"
                .formatted(influencers, lasting, asked, gaveFirst));
    }

    private Interaction on(int daysAgo, Kind kind) {
        return Interaction.builder(Ids.next().toString(), kind, today.minusDays(daysAgo))
                .build();
    }

    private JsonNode question(String code) {
        return question(organization, code);
    }

    private JsonNode question(UUID whose, String code) {
        return readiness(whose)
                .get("questions")
                .valueStream()
                .filter(one -> one.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode readiness(UUID whose) {
        Response answer = get(feed, whose);
        answer.then().statusCode(200).contentType("application/json");
        return Answers.json(answer.asString());
    }

    private static Response get(Feed feed, UUID organization) {
        return Answers.to(feed).viewer().get("/v1/readiness/organizations/" + organization);
    }
}
