package dev.rapport.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two contacts merged are one history, whatever order a merge and what was done come in; and two again when undone. */
@QuarkusTest
class MergesTest {

    private static final List<String> VIEWS = List.of("", "/explanation?limit=200", "/history?step=week");

    private final UUID organization = Ids.next();
    private final UUID another = Ids.next();
    private final UUID survivor = Ids.next();
    private final UUID duplicate = Ids.next();

    private final Feed one = Feed.ofANewAgency();
    private final Feed merged = Feed.ofANewAgency();

    @BeforeEach
    void everybodyIsKnown() {
        for (Feed feed : List.of(one, merged)) {
            feed.tell(
                    Event.organization(organization, 1, false),
                    Event.organization(another, 1, false),
                    Event.influencer(survivor, 1, false, List.of()),
                    Event.influencer(duplicate, 1, false, List.of()));
        }
    }

    private static Response get(Feed feed, String path) {
        return Answers.to(feed).viewer().redirects().follow(false).get(path);
    }

    private void assertSameAnswers() {
        for (String view : VIEWS) {
            String path = "/v1/scores/" + survivor + view;
            assertEquals(get(one, path).asString(), get(merged, path).asString(), path);
            String ofOne = path + (view.contains("?") ? "&" : "?") + "organizationId=" + organization;
            assertEquals(get(one, ofOne).asString(), get(merged, ofOne).asString(), ofOne);
        }
        Map<String, Object> ask = Answers.ask(survivor, organization, 2, "relevance", 0.8, "asOf", Samples.TODAY);
        assertEquals(
                Answers.to(one).assess(ask).asString(),
                Answers.to(merged).assess(ask).asString());
    }

    /** Of the survivor alone in the one agency; of both in turn in the other. */
    private List<Event> halves(List<Interaction> history, Random chance) {
        List<Event> events = new ArrayList<>();
        for (Interaction each : history) {
            UUID whose = chance.nextBoolean() ? survivor : duplicate;
            events.add(Event.of(each, chance.nextInt(4) == 0 ? another : organization, whose));
        }
        return events;
    }

    private static List<Event> ofOne(List<Event> halves, UUID survivor) {
        return halves.stream()
                .map(event -> event.with("influencerId", survivor))
                .toList();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 6);
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void theMergeMayComeAtAnyTimeAndLeavesWhatOneHistoryLeaves(long seed) {
        Random chance = new Random(seed);
        List<Event> halves = halves(Feed.identified(Samples.history(chance)), chance);
        one.tell(ofOne(halves, survivor))
                .tell(Event.merged(duplicate, 2, survivor))
                .taken();
        List<Event> told = new ArrayList<>(halves);
        told.add(
                switch ((int) (seed % 3)) {
                    case 0 -> 0;
                    case 1 -> told.size() / 2;
                    default -> told.size();
                },
                Event.merged(duplicate, 2, survivor));
        merged.tell(told).taken();
        assertSameAnswers();
        for (Feed feed : List.of(one, merged)) {
            Topics.await("the ranking", () -> new Ranked(feed).isFresh(List.of(survivor), null));
        }
        assertEquals(new Ranked(one).items(), new Ranked(merged).items());
    }

    @Test
    void undoingGivesBothTheirOwnScoresBackWhateverComesFirst() {
        List<Event> halves = halves(Feed.identified(Samples.goodRelationship()), new Random(7));
        merged.tell(halves).taken();
        String first = get(merged, "/v1/scores/" + survivor).asString();
        String second = get(merged, "/v1/scores/" + duplicate).asString();
        Topics.await("both", () -> new Ranked(merged).isFresh(List.of(survivor, duplicate), null));
        List<Event> events = new ArrayList<>(List.of(
                Event.merged(duplicate, 2, survivor),
                Event.influencer(survivor, 2, false, List.of()),
                Event.merged(duplicate, 3, null),
                Event.influencer(survivor, 3, false, List.of())));
        merged.tell(events.subList(0, 2)).taken();
        Topics.await("one", () -> new Ranked(merged).isFresh(List.of(survivor), null));
        assertNotEquals(first, get(merged, "/v1/scores/" + survivor).asString());
        Collections.shuffle(events, new Random(3));
        merged.tell(events).taken();
        assertEquals(first, get(merged, "/v1/scores/" + survivor).asString());
        assertEquals(second, get(merged, "/v1/scores/" + duplicate).asString());
        Topics.await("both again", () -> new Ranked(merged).isFresh(List.of(survivor, duplicate), null));
    }

    @Test
    void whatIsWrittenUnderTheOldIdCountsForTheSurvivor() {
        List<Interaction> history = Feed.identified(Samples.goodRelationship());
        one.tell(history, organization, survivor).taken();
        merged.tell(Event.merged(duplicate, 2, survivor)).taken();
        Topics.await("nothing yet", () -> new Ranked(merged).isFresh(List.of(survivor), null));
        merged.tell(history, organization, duplicate).taken();
        assertSameAnswers();
        Topics.await("the ranking", () -> new Ranked(merged).isFresh(List.of(survivor), organization));
    }

    @Test
    void theOldIdSendsReadersOnAndAQuestionAboutItIsToldTheNewOne() {
        merged.tell(Event.merged(duplicate, 2, survivor)).taken();
        for (String view : VIEWS) {
            get(merged, "/v1/scores/" + duplicate + view)
                    .then()
                    .statusCode(308)
                    .header("Cache-Control", "no-store")
                    .header("Location", endsWith("/v1/scores/" + survivor + view));
        }
        Answers.to(merged)
                .assess(Answers.ask(duplicate, organization, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("merged"))
                .body("detail", containsString(survivor.toString()));
    }

    @Test
    void aBadgeGivenAwayUnderTheOldIdShowsTheSurvivor() {
        merged.tell(Feed.identified(Samples.goodRelationship()), organization, survivor)
                .taken();
        String token = Badges.of(merged).token(duplicate, null);
        merged.tell(Event.merged(duplicate, 2, survivor)).taken();
        String shown = Badges.picture(duplicate, token)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(get(merged, "/v1/scores/" + survivor + "/badge.svg").asString(), shown);
    }

    @Test
    void aCampaignThatStillNamesTheOldIdIsJudgedByTheSurvivor() {
        LocalDate launch = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9);
        UUID campaign = merged.campaign(organization, launch, duplicate, survivor);
        merged.tell(Event.merged(duplicate, 2, survivor)).taken();
        var readiness =
                Answers.json(get(merged, "/v1/readiness/campaigns/" + campaign).asString());
        assertEquals(1, readiness.at("/counts/influencers").asInt(), readiness.toString());
        assertEquals(
                survivor.toString(), readiness.at("/influencers/0/influencerId").asText());
    }

    @Test
    void aMergeOfAnotherAgencyIsNothingToThisOne() {
        one.tell(Feed.identified(Samples.goodRelationship()), organization, duplicate)
                .taken();
        merged.tell(Event.merged(duplicate, 2, survivor)).taken();
        get(one, "/v1/scores/" + duplicate).then().statusCode(200);
        assertTrue(get(merged, "/v1/scores/" + survivor).jsonPath().getInt("interactions") == 0);
    }
}
