package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Tokens;
import dev.rapport.scoring.OpenStream.Heard;
import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Party;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class LiveTest {

    private static final String CHANGED = "score.changed";

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    private final Feed feed = Feed.ofANewAgency();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final UUID organization = feed.organization();
    private final UUID influencer = feed.influencer();

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    private OpenStream listen(String query) {
        return OpenStream.of(Tokens.viewer(feed.agency()), query);
    }

    private String token(Duration validity) {
        return LocalIdentity.shared()
                .recipe()
                .agency(feed.agency())
                .expiresIn(validity)
                .mint();
    }

    private OpenStream comeBack(String last) {
        // Good for longer than a clock is turned.
        return OpenStream.send(token(Duration.ofDays(10)), "?organizationId=" + organization, last);
    }

    private static Interaction happened(Kind kind, LocalDate day, Integer value) {
        return Interaction.builder(Ids.next().toString(), kind, day)
                .value(value)
                .build();
    }

    /** Enough to move a score by some points each time. */
    private void help(int weeksAgo, UUID whom) {
        LocalDate day = today.minusWeeks(weeksAgo);
        feed.tell(
                        List.of(
                                happened(Kind.RESEARCH, day, 2),
                                happened(Kind.HELP, day, 3),
                                happened(Kind.REPLY, day, null)),
                        organization,
                        whom)
                .taken();
    }

    private static Set<String> changed(Heard event) {
        return StreamSupport.stream(event.data().get("changed").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    @Test
    void whatChangesIsToldWithWhatItWasBefore() {
        try (OpenStream stream = listen("?organizationId=" + organization)) {
            assertEquals("no-store", stream.header("Cache-Control"));
            assertTrue(stream.header("Content-Type").startsWith("text/event-stream"));
            help(3, influencer);
            Heard first = stream.next();
            assertEquals(CHANGED, first.name());
            assertEquals(influencer.toString(), first.data().get("influencerId").asText());
            assertEquals(
                    organization.toString(), first.data().get("organizationId").asText());
            assertTrue(changed(first).contains("score"), first.text());
            assertFalse(first.data().has("before"), "nothing was stored before");

            help(2, influencer);
            Heard second = stream.next();
            assertEquals(first.data().get("score"), second.data().at("/before/score"));
            assertEquals(first.data().get("verdicts"), second.data().at("/before/verdicts"));
            assertEquals(5, second.data().get("verdicts").size());
            JsonNode answered = Answers.to(feed).scoreOf(influencer, organization, null);
            for (String field : List.of("score", "confidence", "trend", "stage", "atRisk", "overdue", "asOf"))
                assertEquals(answered.get(field), second.data().get(field), field);
            JsonNode asked = Answers.to(feed).assessmentOf(Answers.ask(influencer, organization, 2));
            assertEquals(asked.get("verdict"), second.data().get("verdicts").get(1));
        }
    }

    @Test
    void aPromiseThatFallsDueIsToldThoughNobodyDidAnything() {
        List<Interaction> history = new ArrayList<>();
        for (int week = 20; week > 0; week--) {
            LocalDate day = today.minusWeeks(week);
            history.add(happened(Kind.RESEARCH, day, 2));
            history.add(happened(Kind.HELP, day, 3));
            history.add(happened(Kind.REPLY, day.plusDays(1), null));
            history.add(promise(day, day.plusDays(2)).toBuilder()
                    .status(CommitmentStatus.KEPT)
                    .closedOn(day.plusDays(1))
                    .build());
        }
        history.add(promise(today.minusDays(9), today.plusDays(1)));
        feed.tell(history, organization, influencer).taken();
        Ranked ranked = new Ranked(feed);
        Topics.await("the score to be stored", () -> ranked.isFresh(List.of(influencer), organization));
        try (OpenStream stream = OpenStream.of(token(Duration.ofDays(10)), "?organizationId=" + organization)) {
            TestClock.turnForward(Duration.ofDays(3));
            Heard event = stream.next();
            assertTrue(changed(event).containsAll(Set.of("overdue", "verdicts")), event.text());
            assertEquals("REASONABLE", event.data().at("/before/verdicts/0").asText());
            assertEquals("PREMATURE", event.data().at("/verdicts/0").asText());
            assertEquals(1, event.data().get("overdue").asInt());
        }
    }

    private static Interaction promise(LocalDate made, LocalDate due) {
        return Interaction.builder(Ids.next().toString(), Kind.COMMITMENT, made)
                .by(Party.US)
                .importance(2)
                .dueOn(due)
                .status(CommitmentStatus.OPEN)
                .build();
    }

    @Test
    void whoComesBackIsToldWhatCameBetweenOnceAndInOrder() {
        String last;
        double score;
        try (OpenStream stream = listen("?organizationId=" + organization)) {
            help(9, influencer);
            Heard heard = stream.next();
            last = heard.id();
            score = heard.data().get("score").asDouble();
        }
        for (int weeksAgo = 8; weeksAgo > 4; weeksAgo--) {
            help(weeksAgo, influencer);
            Ranked ranked = new Ranked(feed);
            Topics.await("the score to be stored", () -> ranked.isFresh(List.of(influencer), organization));
        }
        double now = Answers.to(feed)
                .scoreOf(influencer, organization, null)
                .get("score")
                .asDouble();
        try (OpenStream stream = comeBack(last)) {
            assertEquals(new Heard(last, "ready", "{}"), stream.next());
            while (score != now) {
                Heard heard = stream.next();
                assertEquals(score, heard.data().at("/before/score").asDouble(), "none is missing, none comes twice");
                score = heard.data().get("score").asDouble();
            }
            help(4, influencer);
            assertEquals(now, stream.next().data().at("/before/score").asDouble());
        }
    }

    @Test
    void nobodyHearsOfAnotherAgencyNorOfWhatTheyDidNotAskFor() {
        Feed others = Feed.ofANewAgency();
        UUID second = feed.influencer();
        try (OpenStream theirs = OpenStream.of(Tokens.viewer(others.agency()), "");
                OpenStream ofSecond = listen("?influencerId=" + second);
                OpenStream all = listen("")) {
            help(3, influencer);
            assertEquals(
                    influencer.toString(), all.next().data().get("influencerId").asText());
            help(3, second);
            assertEquals(
                    second.toString(),
                    ofSecond.next().data().get("influencerId").asText());
            UUID own = others.influencer();
            others.tell(List.of(happened(Kind.HELP, today, 3)), others.organization(), own)
                    .taken();
            assertEquals(
                    own.toString(), theirs.next().data().get("influencerId").asText());
        }
    }

    @Test
    void anEventOfAnotherAgencyIsNoWayIntoIt() {
        Feed others = Feed.ofANewAgency();
        String last;
        try (OpenStream stream = listen("")) {
            help(3, influencer);
            last = stream.next().id();
            help(2, influencer);
            stream.next();
        }
        UUID own = others.influencer();
        try (OpenStream theirs = OpenStream.send(Tokens.viewer(others.agency()), "", last)) {
            assertEquals("ready", theirs.next().name());
            others.tell(List.of(happened(Kind.HELP, today, 3)), others.organization(), own)
                    .taken();
            assertEquals(
                    own.toString(), theirs.next().data().get("influencerId").asText());
        }
    }

    /** A row's number is drawn before it is committed, so a later one may be there earlier. */
    @Test
    void whatIsCommittedLateIsNotPassedOver() throws SQLException {
        try (OpenStream stream = listen("");
                Connection slow = acrossAgencies.getConnection();
                Connection quick = acrossAgencies.getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "slow");
            insert(quick, "quick");
            // Long enough for several looks, at which the second is there and the first is not.
            stream.comment();
            stream.comment();
            slow.commit();
            assertEquals("slow", stream.next().data().get("which").asText());
            assertEquals("quick", stream.next().data().get("which").asText());
        }
    }

    private void insert(Connection connection, String which) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO score_change (agency, influencer_id, type, data, created_at)
                VALUES (?, ?, 'score.changed', ?, now())""")) {
            insert.setString(1, feed.agency());
            insert.setObject(2, influencer);
            insert.setString(3, "{\"which\":\"" + which + "\"}");
            insert.executeUpdate();
        }
    }

    @Test
    void whoWasAwayTooLongIsToldToReadAnew() {
        String last;
        try (OpenStream stream = listen("?organizationId=" + organization)) {
            help(9, influencer);
            last = stream.next().id();
            help(8, influencer);
            stream.next();
        }
        TestClock.turnForward(Duration.ofHours(30));
        Topics.await("what is old to be forgotten", () -> {
            try (OpenStream stream = comeBack(last)) {
                return stream.next().name().equals("reset");
            }
        });
        try (OpenStream stream = comeBack("9000000000000000-1")) {
            assertEquals("reset", stream.next().name(), "of a database that is no more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-", "-1", "1-1-1", "99999999999999999999-1", "1-1' OR ''='"})
    void anIdThatNoEventHasIsRefused(String last) {
        given().auth()
                .oauth2(Tokens.viewer(feed.agency()))
                .header("Last-Event-ID", last)
                .get("/v1/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].code", equalTo("unknown_event"));
    }

    @Test
    void aStreamEndsWithItsToken() {
        try (OpenStream stream = OpenStream.of(token(Duration.ofSeconds(3)), "")) {
            assertEquals(Heard.END, stream.next().name());
        }
    }

    @Test
    void withoutATokenNobodyListens() {
        given().get("/v1/stream").then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.viewer(feed.agency()))
                .get("/v1/stream?agency=another")
                .then()
                .statusCode(400);
    }
}
