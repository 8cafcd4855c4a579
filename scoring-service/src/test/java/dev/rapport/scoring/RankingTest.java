package dev.rapport.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class RankingTest {

    private static final int RELATIONSHIPS = 40;
    private static final Feed FEED = Feed.ofANewAgency();
    private static final Ranked RANKED = new Ranked(FEED);
    private static final List<UUID> INFLUENCERS = new ArrayList<>();
    private static UUID organization;

    @BeforeEach
    void knowMany() {
        if (!INFLUENCERS.isEmpty()) return;
        organization = FEED.organization();
        Random source = new Random(2026);
        for (int i = 0; i < RELATIONSHIPS; i++) {
            UUID influencer = FEED.influencer();
            INFLUENCERS.add(influencer);
            // Some strangers, who have the same score, and some good relationships, which the random ones are not.
            if (i % 8 == 7) FEED.tell(Feed.identified(Samples.goodRelationship()), organization, influencer);
            else if (i % 4 != 0) FEED.tell(Feed.identified(Samples.history(source)), organization, influencer);
        }
        FEED.taken();
        Topics.await("the scores to be stored", () -> RANKED.isFresh(INFLUENCERS, null));
    }

    private static Comparator<JsonNode> by(String sort) {
        Function<JsonNode, String> last = item -> item.path("lastInteractionOn").asText("0001-01-01");
        Comparator<JsonNode> comparator =
                switch (sort) {
                    case "trust", "reciprocity" ->
                        Comparator.comparingDouble(item ->
                                item.at("/components/" + sort + "/score").asDouble());
                    case "lastInteractionOn" -> Comparator.comparing(last);
                    default -> Comparator.comparingDouble(item -> item.get(sort).asDouble());
                };
        return comparator.thenComparing(item -> item.get("influencerId").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "trust", "reciprocity", "trend", "lastInteractionOn"})
    void everySortIsPagedThroughForthAndBack(String sort) {
        List<JsonNode> expected = new ArrayList<>(RANKED.items("limit", 200));
        assertEquals(RELATIONSHIPS, expected.size());
        expected.sort(by(sort));
        assertEquals(expected, forthAndBack("sort", sort));
        Collections.reverse(expected);
        assertEquals(expected, forthAndBack("sort", "-" + sort));
    }

    /** What the pages hold from first to last; back from the last they must hold the same. */
    private static List<JsonNode> forthAndBack(String name, Object value) {
        List<JsonNode> forth = new ArrayList<>();
        JsonNode page = RANKED.page("limit", 7, name, value);
        forth.addAll(Ranked.list(page));
        while (page.at("/page").has("next")) {
            page = RANKED.page(
                    "limit", 7, name, value, "cursor", page.at("/page/next").asText());
            forth.addAll(Ranked.list(page));
        }
        List<JsonNode> back = new ArrayList<>(Ranked.list(page));
        while (page.at("/page").has("prev")) {
            page = RANKED.page(
                    "limit", 7, name, value, "cursor", page.at("/page/prev").asText());
            back.addAll(0, Ranked.list(page));
        }
        assertEquals(forth, back);
        return forth;
    }

    @Test
    void theHighestScoreComesFirstUnlessOtherwiseAsked() {
        assertEquals(RANKED.items("limit", 9, "sort", "-score"), RANKED.items("limit", 9));
    }

    @ParameterizedTest
    @CsvSource({"stage,STRANGER", "stage,AWARE", "stage,BUILDING", "stage,TRUSTED", "atRisk,true", "atRisk,false"})
    void aFilterKeepsWhatItSays(String field, String value) {
        List<JsonNode> expected = RANKED.items("limit", 200).stream()
                .filter(item -> item.get(field).asText().equals(value))
                .toList();
        assertEquals(expected, RANKED.items("limit", 200, field, value));
        assertEquals(expected, forthAndBack(field, value));
    }

    @Test
    void filtersCombine() {
        List<JsonNode> all = RANKED.items("limit", 200);
        double middle = all.get(RELATIONSHIPS / 3).get("score").asDouble();
        boolean atRisk = all.get(RELATIONSHIPS / 6).get("atRisk").asBoolean();
        List<JsonNode> expected = all.stream()
                .filter(item -> item.get("score").asDouble() >= middle)
                .filter(item -> item.get("atRisk").asBoolean() == atRisk)
                .sorted(by("trend").reversed())
                .toList();
        assertTrue(expected.size() > 1 && expected.size() < RELATIONSHIPS / 2);
        assertEquals(expected, RANKED.items("limit", 200, "minScore", middle, "atRisk", atRisk, "sort", "-trend"));
        String stage = expected.getFirst().get("stage").asText();
        assertEquals(
                expected.stream()
                        .filter(item -> item.get("stage").asText().equals(stage))
                        .toList(),
                RANKED.items("limit", 200, "minScore", middle, "atRisk", atRisk, "sort", "-trend", "stage", stage));
    }

    @Test
    void anOrganizationHasItsOwnRanking() {
        List<JsonNode> own = RANKED.items("limit", 200, "organizationId", organization);
        // Less than told of: of some, nothing counts but research, which is the agency's.
        assertTrue(
                own.size() > RELATIONSHIPS / 2 && own.size() <= RELATIONSHIPS * 3 / 4,
                own.size() + " of " + RELATIONSHIPS);
        assertTrue(own.stream()
                .allMatch(item -> item.get("organizationId").asText().equals(organization.toString())));
        assertTrue(RANKED.items("organizationId", UUID.randomUUID()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "sort,name,unknown_value",
        "stage,FRIEND,unknown_value",
        "atRisk,perhaps,wrong_type",
        "minScore,101,",
        "minScore,NaN,wrong_type",
        "organizationId,x,wrong_type",
        "limit,0,",
        "limit,201,"
    })
    void whatIsNotUnderstoodIsRefused(String name, String value, String code) {
        var answer = Answers.to(FEED).viewer().queryParam(name, value).get("/v1/scores");
        answer.then().statusCode(400).contentType("application/problem+json");
        JsonNode violation = Answers.json(answer.asString()).at("/violations/0");
        assertTrue(violation.toString().contains(name), answer.asString());
        if (code != null) assertEquals(code, violation.get("code").asText());
    }

    @Test
    void aCursorHoldsForItsOwnListOnly() {
        String cursor =
                RANKED.page("limit", 5, "sort", "trust").at("/page/next").asText();
        Feed other = Feed.ofANewAgency();
        for (var request : List.of(
                Answers.to(FEED).viewer().queryParam("sort", "-trust"),
                Answers.to(FEED).viewer().queryParam("sort", "trust").queryParam("atRisk", false),
                Answers.to(FEED).viewer().queryParam("sort", "trust").queryParam("organizationId", organization),
                Answers.to(other).viewer().queryParam("sort", "trust"))) {
            request.queryParam("limit", 5)
                    .queryParam("cursor", cursor)
                    .get("/v1/scores")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void anotherAgencySeesNone() {
        assertTrue(new Ranked(Feed.ofANewAgency()).items().isEmpty());
    }

    @Test
    void aCadenceThatIsSetOrLiftedChangesTheStoredRisk() {
        Feed feed = Feed.ofANewAgency();
        Ranked ranked = new Ranked(feed);
        UUID one = feed.influencer();
        UUID theirs = feed.organization();
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), theirs, one);
        Topics.await(
                "the score",
                () -> ranked.items("atRisk", false, "organizationId", theirs).size() == 1);
        feed.tell(Event.influencer(one, 2, false, List.of()).with("cadenceMaxDays", 1));
        Topics.await("the risk", () -> ranked.items("atRisk", true).size() == 1);
        assertTrue(ranked.isFresh(List.of(one), theirs));
        feed.tell(Event.influencer(one, 3, false, List.of()));
        Topics.await("the end of it", () -> ranked.items("atRisk", false).size() == 1);
    }

    @Test
    void whoIsDeletedIsRankedNoMore() {
        Feed feed = Feed.ofANewAgency();
        Ranked ranked = new Ranked(feed);
        UUID one = feed.influencer();
        UUID other = feed.influencer();
        UUID theirs = feed.organization();
        for (UUID influencer : List.of(one, other)) {
            feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), theirs, influencer);
        }
        Topics.await("both", () -> ranked.isFresh(List.of(one, other), theirs));
        feed.tell(Event.influencer(one, 2, true, List.of()));
        Topics.await("the other alone", () -> ranked.isFresh(List.of(other), theirs));
        assertEquals(List.of(other), Ranked.ids(ranked.items()));
        feed.tell(Event.organization(theirs, 2, true));
        Topics.await("none with the organization", () -> ranked.items("organizationId", theirs)
                .isEmpty());
        assertEquals(List.of(other), Ranked.ids(ranked.items()));
    }

    @Test
    void anInteractionThatMovesChangesBothScores() {
        Feed feed = Feed.ofANewAgency();
        Ranked ranked = new Ranked(feed);
        UUID theirs = feed.organization();
        UUID one = feed.influencer();
        UUID other = feed.influencer();
        Interaction help = Feed.happened(Kind.HELP, 3).value(3).build();
        feed.tell(List.of(help), theirs, one);
        Topics.await("the first", () -> ranked.isFresh(List.of(one), theirs));
        feed.tell(List.of(help.toBuilder().version(2).build()), theirs, other);
        Topics.await("the second", () -> ranked.isFresh(List.of(other), theirs));
        assertEquals(2, ranked.items("limit", 10, "stage", "STRANGER").size());
        assertEquals(other, Ranked.ids(ranked.items()).getFirst());
    }

    @Test
    void whateverComesInWhateverOrderTheStoredScoresEndAsComputed() throws Exception {
        Feed feed = Feed.ofANewAgency();
        UUID theirs = feed.organization();
        List<UUID> influencers = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        Random source = new Random(31);
        for (int i = 0; i < 12; i++) {
            UUID influencer = feed.influencer();
            influencers.add(influencer);
            for (Interaction one : Feed.identified(Samples.history(source))) {
                events.add(Event.of(one, theirs, influencer));
                Interaction corrected = one.toBuilder()
                        .version(one.version() + 1)
                        .occurredOn(one.occurredOn().minusDays(9))
                        .build();
                events.add(Event.of(corrected, theirs, influencer));
            }
        }
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, source);
        for (int i = 0; i < events.size(); i += 25) {
            feed.tell(events.subList(i, Math.min(events.size(), i + 25)));
            // Longer than the quiet that the service waits for, so that it computes in between.
            Thread.sleep(Duration.ofMillis(source.nextInt(200)));
        }
        feed.taken();
        Ranked ranked = new Ranked(feed);
        Topics.await("the stored to be as computed", () -> ranked.isFresh(influencers, theirs));
        Topics.await("the agency's too", () -> ranked.isFresh(influencers, null));
        assertEquals(new HashSet<>(influencers), new HashSet<>(Ranked.ids(ranked.items())));
    }
}
