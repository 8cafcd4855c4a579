package dev.rapport.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Scrape;
import dev.rapport.local.Topic;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What whoever runs the service can see of events on their way into scores. */
@QuarkusTest
class MetricsTest {

    private static final String TO_SCORE = "rapport_event_to_score_seconds";

    private Feed feed;
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowAnOrganizationAndAnInfluencer() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer();
        feed.taken();
        awaitScores();
    }

    @Test
    void theWayOfAnEventIntoTheScoreIsMeasuredFromWhenItWasWrittenDown() {
        Scrape before = Scrape.now();
        tell(reply(), Instant.now().minus(Duration.ofHours(1)), null);
        awaitScores();
        Scrape after = Scrape.now();
        assertEquals(before.value(TO_SCORE + "_count") + 1, after.value(TO_SCORE + "_count"));
        assertTrue(after.value(TO_SCORE + "_sum") - before.value(TO_SCORE + "_sum") >= 3600);
        assertEquals(
                before.value(TO_SCORE + "_bucket", "le=\"600.0\""), after.value(TO_SCORE + "_bucket", "le=\"600.0\""));
        String interactions = "topic=\"interactions\"";
        assertEquals(1, grown("rapport_intake_delay_seconds_count", before, after, interactions));
        assertTrue(grown("rapport_intake_delay_seconds_sum", before, after, interactions) >= 3600);
        assertEquals(0, after.value("rapport_intake_lag_seconds", interactions));
    }

    @Test
    void whatCausesNoChangeIsNotMeasured() {
        Event reply = reply();
        tell(reply, Instant.now(), null);
        awaitScores();
        double before = Scrape.now().value(TO_SCORE + "_count");
        tell(reply, Instant.now(), null);
        assertFalse(LedgerRows.hasStaleScores(feed.agency()));
        assertEquals(before, Scrape.now().value(TO_SCORE + "_count"));
    }

    @Test
    void whatWaitsIsCountedAndItsAgeIsKnown() {
        Topics.await(
                "a look at nothing that waits",
                () -> Scrape.now().value("rapport_stale_scores_depth") == 0
                        && Scrape.now().value("rapport_stale_scores_age_seconds") == 0);
        assertTrue(Scrape.now().value("rapport_outbox_depth") >= 0);
        assertTrue(Scrape.now().value("rapport_outbox_age_seconds") >= 0);
    }

    @Test
    void deadLettersAreCountedByTopic() {
        Scrape before = Scrape.now();
        tell(reply().with("value", 99), Instant.now(), null);
        Scrape after = Scrape.now();
        assertEquals(1, grown("rapport_dead_letters_total", before, after, "topic=\"interactions\""));
        assertEquals(0, grown("rapport_dead_letters_total", before, after, "topic=\"contacts\""));
    }

    @Test
    void assessmentsAreCountedByVerdict() {
        Scrape before = Scrape.now();
        Answers.to(feed).assessmentOf(Answers.ask(influencer, organization, 2));
        Scrape after = Scrape.now();
        assertEquals(1, grown("rapport_assessments_total", before, after, "verdict=\"SPAMMY\""));
        assertEquals(0, grown("rapport_assessments_total", before, after, "verdict=\"REASONABLE\""));
    }

    @Test
    void noMeterNamesAnAgencyOrAnId() {
        Answers.to(feed).score(influencer, organization, null);
        Answers.to(feed).assess(Answers.ask(UUID.randomUUID(), organization, 2));
        String metrics = Scrape.now().toString();
        assertFalse(metrics.contains(feed.agency()));
        assertFalse(metrics.matches("(?s).*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*"), metrics);
    }

    @Test
    void whatIsLoggedOfAnEventCarriesTheTraceOfTheRequestThatCausedIt() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Logger events = Logger.getLogger("rapport.events");
        List<String> traces = new CopyOnWriteArrayList<>();
        Handler handler = new Traces(traces);
        events.setLevel(Level.FINE);
        events.addHandler(handler);
        try {
            tell(reply(), Instant.now(), "00-" + trace + "-00f067aa0ba902b7-01");
            tell(reply(), Instant.now(), "nothing of the kind");
        } finally {
            events.removeHandler(handler);
            events.setLevel(null);
        }
        assertEquals(List.of(trace, "none"), traces);
    }

    /** An overdue promise is told of, so is its being kept; and what time alone causes has no trace. */
    @Test
    void whatIsToldOfAScoreCarriesTheTraceOfTheLatestEventThatChangedIt() {
        String broken = "00-11111111111111111111111111111111-00f067aa0ba902b7-01";
        String kept = "00-22222222222222222222222222222222-00f067aa0ba902b7-01";
        Topic scores = new Topic("scores");
        InteractionBuilder promise = Feed.happened(Kind.COMMITMENT, 30).dueOn(Samples.TODAY.minusDays(20));
        tell(Event.of(promise.build(), organization, influencer), Instant.now(), broken);
        assertEquals(broken, traceOf(scores, 1));
        Event settled = Event.of(promise.build(), organization, influencer)
                .with("version", 2)
                .with("status", "KEPT")
                .with("closedOn", Samples.TODAY.minusDays(21));
        tell(settled, Instant.now(), kept);
        assertEquals(kept, traceOf(scores, 0));
    }

    private String traceOf(Topic scores, int overdue) {
        return Topic.header(
                scores.await(
                                1,
                                one -> one.value() != null
                                        && Topic.data(one)
                                                .get("influencerId")
                                                .asText()
                                                .equals(influencer.toString())
                                        && Topic.data(one).get("overdue").asInt() == overdue)
                        .getLast(),
                "traceparent");
    }

    private static final class Traces extends Handler {
        private final List<String> traces;

        Traces(List<String> traces) {
            this.traces = traces;
        }

        @Override
        public void publish(LogRecord line) {
            if (!line.getMessage().startsWith("takes")) return;
            String trace = ExtLogRecord.wrap(line).getMdc("traceId");
            traces.add(trace == null ? "none" : trace);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void awaitScores() {
        Topics.await("the scores of all that was told", () -> !LedgerRows.hasStaleScores(feed.agency()));
    }

    private static double grown(String name, Scrape before, Scrape after, String label) {
        return after.value(name, label) - before.value(name, label);
    }

    /** Returns when it is taken in. */
    private void tell(Event event, Instant at, String traceparent) {
        ProducerRecord<String, byte[]> record = event.record(feed.agency());
        Event.header(record, "ce_time", at.toString());
        Event.header(record, "traceparent", traceparent);
        Topics.awaitTaken(Topics.send(List.of(record)));
    }

    private Event reply() {
        return Event.of(Feed.happened(Kind.REPLY, 4).build(), organization, influencer);
    }
}
