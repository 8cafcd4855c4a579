package dev.rapport.scoring;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.Topic;
import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What time alone changes, without a write. */
@QuarkusTest
class UpkeepTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Ranked ranked = new Ranked(feed);
    private final Topic scores = new Topic("scores");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private UUID organization;
    private UUID influencer;

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    private void know(Interaction... history) {
        organization = feed.organization();
        influencer = feed.influencer();
        feed.tell(List.of(history), organization, influencer).taken();
        Topics.await("the score to be stored", () -> ranked.isFresh(List.of(influencer), organization));
    }

    private static Interaction happened(Kind kind, LocalDate day) {
        return Interaction.builder(Ids.next().toString(), kind, day)
                .value(kind == Kind.HELP ? 3 : null)
                .build();
    }

    private static Interaction promise(LocalDate made, LocalDate due) {
        return Interaction.builder(Ids.next().toString(), Kind.COMMITMENT, made)
                .by(Party.US)
                .importance(2)
                .dueOn(due)
                .status(CommitmentStatus.OPEN)
                .build();
    }

    private List<Interaction> months() {
        List<Interaction> history = new ArrayList<>();
        for (int week = 20; week > 0; week--) {
            LocalDate day = today.minusWeeks(week);
            history.add(happened(Kind.RESEARCH, day).toBuilder().value(2).build());
            history.add(happened(Kind.HELP, day));
            history.add(happened(Kind.REPLY, day.plusDays(1)));
            history.add(promise(day, day.plusDays(2)).toBuilder()
                    .status(CommitmentStatus.KEPT)
                    .closedOn(day.plusDays(1))
                    .build());
        }
        return history;
    }

    /** Of the relationship with the organization, in their order. */
    private List<JsonNode> told(int count) {
        return scores
                .await(count, one -> {
                    if (one.value() == null) return false;
                    JsonNode data = Topic.data(one);
                    return data.path("influencerId").asText().equals(influencer.toString())
                            && data.path("organizationId").asText().equals(organization.toString());
                })
                .stream()
                .map(Topic::data)
                .toList();
    }

    private int toldSoFar() {
        scores.all();
        return told(0).size();
    }

    private JsonNode assessment() {
        return Answers.to(feed).assessmentOf(Answers.ask(influencer, organization, 1, "relevance", 0.9));
    }

    private JsonNode explanation() {
        return Answers.json(Answers.to(feed)
                .viewer()
                .queryParam("organizationId", organization)
                .get("/v1/scores/" + influencer + "/explanation")
                .asString());
    }

    @Test
    void aPromiseFallsDueAndScoreVerdictEventAndExplanationChangeWithoutAWrite() {
        List<Interaction> history = months();
        history.add(promise(today.minusDays(9), today.plusDays(1)));
        know(history.toArray(Interaction[]::new));
        assertEquals("REASONABLE", assessment().get("verdict").asText());
        assertEquals(0, explanation().get("overdue").size());
        JsonNode before = ranked.items().getFirst();
        assertEquals(0, before.get("overdue").asInt());
        int known = toldSoFar();

        TestClock.turnForward(Duration.ofDays(3));

        JsonNode event = told(known + 1).getLast();
        assertEquals(1, event.get("overdue").asInt());
        assertTrue(event.get("changed").toString().contains("\"overdue\""), event.toString());
        assertEquals(0, event.at("/before/overdue").asInt());
        Topics.await("the sweep", () -> ranked.isFresh(List.of(influencer), null));
        JsonNode after = ranked.items().getFirst();
        assertEquals(1, after.get("overdue").asInt());
        assertEquals(today.plusDays(3).toString(), after.get("asOf").asText());
        assertTrue(after.get("score").asDouble() < before.get("score").asDouble());
        assertEquals("PREMATURE", assessment().get("verdict").asText());
        assertTrue(assessment().get("reasons").toString().contains("OVERDUE_COMMITMENT"));
        assertEquals(1, explanation().get("overdue").size());
    }

    @Test
    void silenceAlonePutsAtRiskAndTellsItOnce() {
        know(months().toArray(Interaction[]::new));
        assertFalse(ranked.items().getFirst().get("atRisk").asBoolean());
        int known = toldSoFar();
        TestClock.turnForward(Duration.ofDays(80));
        JsonNode event = told(known + 1).getLast();
        assertTrue(event.get("atRisk").asBoolean());
        assertTrue(event.get("changed").toString().contains("\"atRisk\""));
        TestClock.turnForward(Duration.ofDays(1));
        Topics.await("the next day", () -> ranked.items()
                .getFirst()
                .get("asOf")
                .asText()
                .equals(today.plusDays(81).toString()));
        assertEquals(known + 1, toldSoFar());
    }

    @Test
    void aStageIsToldWhenItIsReachedAndWithWhatItWasBefore() {
        know(happened(Kind.REPLY, today));
        feed.tell(months(), organization, influencer);
        JsonNode event = told(1).getFirst();
        assertEquals("STRANGER", event.at("/before/stage").asText());
        Topics.await("the history", () -> ranked.isFresh(List.of(influencer), organization));
        toldSoFar();
        JsonNode last = told(1).getLast();
        assertEquals(
                ranked.items("organizationId", organization)
                        .getFirst()
                        .get("stage")
                        .asText(),
                last.get("stage").asText());
        assertEquals(
                last.get("version").asLong(),
                told(1).stream()
                        .mapToLong(one -> one.get("version").asLong())
                        .max()
                        .orElseThrow());
    }

    @Test
    void whatIsToldOfARelationshipHasOneIdAndEndsWithIt() {
        know(months().toArray(Interaction[]::new));
        int known = toldSoFar();
        JsonNode first = told(1).getFirst();
        feed.tell(Event.influencer(influencer, 2, true, List.of()));
        JsonNode last = told(known + 1).getLast();
        assertTrue(last.get("deleted").asBoolean());
        assertEquals(first.get("id"), last.get("id"));
        assertTrue(last.get("version").asLong() > first.get("version").asLong());
        assertTrue(ranked.items().isEmpty());
    }
}
