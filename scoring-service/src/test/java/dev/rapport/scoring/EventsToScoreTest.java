package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;
import dev.rapport.scoring.model.Standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
class EventsToScoreTest {

    private static final double CLOSE = 1e-9;

    static List<Samples.Vector> vectors() {
        return Samples.vectors(10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aHistoryThatCameInEventsIsAnsweredAsByTheReference(Samples.Vector vector) {
        Feed feed = Feed.ofANewAgency();
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = Feed.identified(vector.interactions());
        feed.tell(history.stream()
                        .map(one -> told(one, organization, influencer, vector.number()))
                        .toList())
                .taken();

        JsonNode assessment = Answers.to(feed)
                .assessmentOf(Answers.ask(
                        influencer,
                        organization,
                        vector.ask().size(),
                        "relevance",
                        vector.ask().relevance(),
                        "asOf",
                        vector.asOf()));
        JsonNode expected = vector.answer();
        assertAnswer(expected, assessment.get("score"));
        assertAnswer(expected, Answers.to(feed).scoreOf(influencer, organization, vector.asOf()));
        assertAnswer(expected, Answers.to(feed).scoreOf(influencer, null, vector.asOf()));
        assertEquals(
                expected.at("/ask/verdict").asText(), assessment.get("verdict").asText());
        assertEquals(texts(expected.at("/ask/reasons").elements()), codes(assessment));
    }

    @Test
    void anyDayOfThePastAndOfTheFutureIsAnsweredAsByTheModel() {
        Feed feed = Feed.ofANewAgency();
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = Feed.identified(Samples.history(new Random(4711)));
        feed.tell(history, organization, influencer).taken();
        Relationship relationship = Relationship.of(history, ModelConfig.DEFAULT);

        for (int days : new int[] {-3000, -700, -400, -100, -29, -1, 0, 1, 30, 400, 4000}) {
            LocalDate day = Samples.TODAY.plusDays(days);
            Standing standing = relationship.asOf(day);
            JsonNode answer = Answers.to(feed).scoreOf(influencer, organization, day);
            assertEquals(standing.score().score(), answer.get("score").asDouble(), day.toString());
            assertEquals(day.toString(), answer.get("asOf").asText());
            assertEquals(standing.interactionCount(), answer.get("interactions").asInt());
            assertEquals(
                    standing.lastInteractionOn().map(LocalDate::toString).orElse(""),
                    answer.path("lastInteractionOn").asText());
            double before = relationship.asOf(day.minusDays(28)).score().score();
            assertEquals(standing.score().score() - before, answer.get("trend").asDouble(), "trend " + day);
        }
    }

    @Test
    void withoutADayTheScoreIsThatOfToday() {
        Feed feed = Feed.ofANewAgency();
        UUID influencer = feed.influencer();
        feed.taken();
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        JsonNode answer = Answers.to(feed).scoreOf(influencer, null, null);
        LocalDate asOf = LocalDate.parse(answer.get("asOf").asText());
        assertFalse(asOf.isBefore(before) || asOf.isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    void aStrangerHasNothingAndTheAnswerSaysSo() {
        Feed feed = Feed.ofANewAgency();
        UUID influencer = feed.influencer();
        feed.taken();
        JsonNode answer = Answers.to(feed).scoreOf(influencer, null, LocalDate.of(2026, 3, 31));
        assertEquals(
                Answers.json(
                        """
                {"influencerId":"%s","asOf":"2026-03-31","score":0.0,"confidence":0.0,"stage":"STRANGER",
                 "components":{"trust":{"score":0.0,"confidence":0.0},"reciprocity":{"score":0.0,"confidence":0.0},
                   "engagement":{"score":0.0,"confidence":0.0},"familiarity":{"score":0.0,"confidence":0.0},
                   "controlMutuality":{"score":0.0,"confidence":0.0}},
                 "trend":0.0,"atRisk":false,"overdue":0,"interactions":0,
                 "theirReliability":{"kept":0,"late":0,"broken":0,"open":0},
                 "modelVersion":"2026.1","numbersVersion":0}"""
                                .formatted(influencer)),
                answer);
    }

    @Test
    void theComponentsComeInTheOrderOfTheModel() {
        Feed feed = Feed.ofANewAgency();
        UUID influencer = feed.influencer();
        feed.taken();
        JsonNode components =
                Answers.to(feed).scoreOf(influencer, null, Samples.TODAY).get("components");
        assertEquals(
                Stream.of(Dimension.values()).map(Dimension::wireName).toList(),
                components.properties().stream().map(Map.Entry::getKey).toList());
    }

    @Test
    void eachChangeIsVisibleBeforeTheNext() {
        Feed feed = Feed.ofANewAgency();
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        feed.taken();
        for (int i = 0; i < 20; i++) {
            int wanted = i + 1;
            feed.tell(
                    Feed.identified(List.of(
                            Interaction.builder("x", Kind.REPLY, Samples.TODAY).build())),
                    organization,
                    influencer);
            Topics.await(
                    "the score to count " + wanted,
                    () -> Answers.to(feed)
                                    .scoreOf(influencer, null, Samples.TODAY)
                                    .get("interactions")
                                    .asInt()
                            == wanted);
        }
    }

    /** Opt-outs and opt-ins come from contacts or, every other vector, from interactions. */
    private static Event told(Interaction one, UUID organization, UUID influencer, int vector) {
        boolean permission = one.kind() == Kind.OPT_OUT || one.kind() == Kind.OPT_IN;
        return permission && vector % 20 == 0
                ? Event.permission(one, influencer)
                : Event.of(one, organization, influencer);
    }

    private static void assertAnswer(JsonNode expected, JsonNode answer) {
        assertEquals(expected.get("score").asDouble(), answer.get("score").asDouble(), CLOSE);
        assertEquals(
                expected.get("confidence").asDouble(), answer.get("confidence").asDouble(), CLOSE);
        assertEquals(expected.get("stage").asText(), answer.get("stage").asText());
        for (Dimension dimension : Dimension.values()) {
            JsonNode component = answer.get("components").get(dimension.wireName());
            JsonNode reference = expected.get("components").get(dimension.wireName());
            assertEquals(
                    reference.get("score").asDouble(), component.get("score").asDouble(), CLOSE);
            assertEquals(
                    reference.get("confidence").asDouble(),
                    component.get("confidence").asDouble(),
                    CLOSE);
        }
    }

    private static List<String> codes(JsonNode assessment) {
        return StreamSupport.stream(assessment.get("reasons").spliterator(), false)
                .map(reason -> reason.get("code").asText())
                .toList();
    }

    private static List<String> texts(Iterator<JsonNode> nodes) {
        return Stream.generate(() -> null)
                .takeWhile(nothing -> nodes.hasNext())
                .map(nothing -> nodes.next().asText())
                .toList();
    }
}
