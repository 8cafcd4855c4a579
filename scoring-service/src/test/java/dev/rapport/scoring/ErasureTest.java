package dev.rapport.scoring;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Topic;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Contacts tell that somebody is erased: in whatever order with all else, nothing of them counts and nothing is kept. */
@QuarkusTest
class ErasureTest {

    private static final int TRIES = 10;

    private final Feed feed = Feed.ofANewAgency();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, TRIES);
    }

    private static Event erasure(UUID... influencers) {
        return new Event(Topics.CONTACTS, "dev.rapport.contacts.erasure.v1", new HashMap<>())
                .with("id", Ids.next())
                .with("version", 1)
                .with(
                        "influencerIds",
                        List.of(influencers).stream().map(UUID::toString).toList());
    }

    private JsonPath proof(UUID influencer) {
        return Answers.to(feed)
                .as(Role.ADMIN)
                .get("/v1/erasures/scores?influencerId=" + influencer)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ask(String sql) {
        List<String> answers = new ArrayList<>();
        try (Connection superuser = LocalStack.shared().superuser("scoring");
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) answers.add(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }

    private static Set<String> tablesWith(Object text) {
        Set<String> found = new TreeSet<>();
        for (String table : ask("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            String sql = "SELECT 1 FROM " + table + " t WHERE strpos(t::text, '" + text + "') > 0 LIMIT 1";
            if (!ask(sql).isEmpty()) found.add(table);
        }
        return found;
    }

    @Test
    void nothingStaysButTheProof() {
        UUID organization = feed.organization();
        UUID mina = feed.influencer("Tea");
        UUID nora = feed.influencer("Tea");
        UUID campaign = feed.campaign(organization, Samples.TODAY, mina, nora);
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, mina)
                .tell(Feed.identified(Samples.goodRelationship()), organization, nora)
                .taken();
        String token = Badges.of(feed).token(mina, null);
        Topics.await("the scores", () -> new Ranked(feed).items().size() == 2);
        Topic scores = new Topic("scores");
        Set<String> told = new HashSet<>();
        scores.await(1, record -> record.value() != null && isAbout(record.value(), mina))
                .forEach(record -> told.add(record.key()));
        JsonNode before = Answers.to(feed).scoreOf(nora, organization, Samples.TODAY);
        Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .header("Idempotency-Key", "a")
                .body(Answers.ask(mina, null, 1))
                .post("/v1/assessments");

        feed.tell(erasure(mina)).taken();

        // The tombstones name her until they are on their way.
        Topics.await("the outbox", () -> !tablesWith(mina).contains("outbox"));
        assertEquals(Set.of("erased", "known_contact"), tablesWith(mina));
        assertTrue(proof(mina).getInt("erased.ledger") > 5);
        assertEquals(2, proof(mina).getInt("erased.storedScore"));
        assertEquals(1, proof(mina).getInt("erased.badge"));
        assertEquals(1, proof(mina).getInt("erased.knownCampaign"));
        Answers.to(feed).score(mina, null, null).then().statusCode(404);
        assertEquals(404, Badges.picture(mina, token).statusCode());
        Answers.to(feed)
                .as(Role.ADMIN)
                .get("/v1/personal-data/scores?influencerId=" + mina)
                .then()
                .statusCode(404);
        assertEquals(before, Answers.to(feed).scoreOf(nora, organization, Samples.TODAY));
        assertEquals(
                "[\"" + nora + "\"]",
                LedgerRows.campaign(feed.agency(), campaign)
                        .orElseThrow()
                        .get("influencer_ids")
                        .toString());
        for (String key : told) scores.await(1, record -> record.key().equals(key) && record.value() == null);
        Map<String, byte[]> last = new HashMap<>();
        scores.all().forEach(record -> last.put(record.key(), record.value()));
        last.forEach((key, value) -> assertFalse(value != null && isAbout(value, mina), "still told under " + key));
    }

    private static boolean isAbout(byte[] value, UUID influencer) {
        return new String(value, StandardCharsets.UTF_8).contains(influencer.toString());
    }

    /** Interactions that move between the two, are corrected and deleted; one of the two is erased somewhere among it. */
    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void inAnyOrderTheSameIsLeft(long seed) {
        Random chance = new Random(seed);
        UUID mina = Ids.next();
        UUID nora = Ids.next();
        UUID organization = Ids.next();
        List<Event> told = new ArrayList<>(List.of(
                Event.organization(organization, 1, false),
                Event.influencer(mina, 1, false, List.of()),
                Event.influencer(mina, 2, false, List.of("5f2b")),
                Event.influencer(nora, 1, false, List.of())));
        UUID campaign = Ids.next();
        told.add(Event.campaign(campaign, organization, Samples.TODAY, 1, List.of(), List.of(mina, nora)));
        for (Interaction one : Feed.identified(Samples.history(chance))) {
            int versions = 1 + chance.nextInt(3);
            for (int version = 1; version <= versions; version++) {
                Interaction state = one.toBuilder()
                        .version(version)
                        .deleted(chance.nextInt(8) == 0)
                        .build();
                told.add(Event.of(state, organization, chance.nextBoolean() ? mina : nora));
            }
        }
        Event erasure = erasure(mina);
        Feed ordered = Feed.ofANewAgency();
        ordered.tell(told).taken().tell(erasure).taken();
        Feed disordered = Feed.ofANewAgency();
        List<Event> shuffled = new ArrayList<>(told);
        shuffled.add(erasure);
        shuffled.addAll(shuffled.subList(0, shuffled.size() / 2));
        Collections.shuffle(shuffled, chance);
        int from = 0;
        while (from < shuffled.size()) {
            int to = Math.min(shuffled.size(), from + 1 + chance.nextInt(40));
            disordered.tell(shuffled.subList(from, to)).taken();
            from = to;
        }

        assertEquals(LedgerRows.of(ordered.agency()), LedgerRows.of(disordered.agency()));
        assertFalse(LedgerRows.of(disordered.agency()).stream()
                .anyMatch(row -> row.contains("influencer_id\": \"" + mina)));
        Answers.to(disordered).score(mina, null, null).then().statusCode(404);
        assertEquals(
                Answers.to(ordered).score(nora, null, Samples.TODAY).asString(),
                Answers.to(disordered).score(nora, null, Samples.TODAY).asString());
    }

    @Test
    void aRebuildFromTheTopicsBringsNobodyBack() {
        UUID organization = feed.organization();
        UUID mina = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, mina)
                .tell(erasure(mina))
                .taken();
        List<String> before = LedgerRows.of(feed.agency());
        String rebuild = Answers.to(feed)
                .as(Role.ADMIN)
                .contentType("application/json")
                .body(Map.of("source", "TOPICS"))
                .post("/v1/rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Topics.await("the rebuild", () -> Answers.to(feed)
                .as(Role.ADMIN)
                .get("/v1/rebuilds/" + rebuild)
                .path("state")
                .equals("DONE"));
        assertEquals(before, LedgerRows.of(feed.agency()));
        Answers.to(feed).score(mina, null, null).then().statusCode(404);
    }

    @Test
    void aTombstoneTellsNothingAndIsNoPoison() {
        UUID mina = feed.influencer();
        feed.taken();
        var good = Event.influencer(mina, 1, false, List.of()).record(feed.agency());
        for (String topic : List.of(Topics.CONTACTS, Topics.INTERACTIONS)) {
            Topics.awaitTaken(
                    Topics.send(List.of(new ProducerRecord<>(topic, null, good.key(), null, good.headers()))));
        }
        Answers.to(feed).score(mina, null, null).then().statusCode(200);
        for (var letter : new Topic("dead-letters").all()) {
            assertFalse(letter.value() != null && isAbout(letter.value(), mina));
        }
    }

    @Test
    void anotherAgencysPeopleAreSafe() {
        UUID mina = feed.influencer();
        feed.taken();
        Feed theirs = Feed.ofANewAgency();
        theirs.tell(erasure(mina)).taken();
        Answers.to(feed).score(mina, null, null).then().statusCode(200);
        Answers.to(feed)
                .as(Role.ADMIN)
                .get("/v1/erasures/scores?influencerId=" + mina)
                .then()
                .statusCode(404);
    }

    @Test
    void allThatSomebodyIsScoredByIsInOneDocument() {
        UUID organization = feed.organization();
        UUID mina = feed.influencer("Tea");
        UUID nora = feed.influencer();
        feed.campaign(organization, Samples.TODAY, mina);
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), organization, mina)
                .tell(List.of(Feed.happened(Kind.REPLY, 3).build()), organization, nora)
                .taken();
        Badges.of(feed).token(mina, null);
        Topics.await("the scores", () -> new Ranked(feed).items().size() == 2);
        String path = "/v1/personal-data/scores?influencerId=" + mina;
        JsonPath all = Answers.to(feed)
                .as(Role.ADMIN)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals("REPLY", all.getString("data.ledger[0].kind"));
        assertEquals(1, all.getList("data.badge").size());
        assertEquals(1, all.getList("data.knownCampaign").size());
        assertEquals(2, all.getList("data.storedScore").size());
        assertFalse(all.prettify().contains(nora.toString()));
        Map<String, Object> data = all.getMap("data");
        // Marks of what is to be computed in a moment.
        for (String table : ask(
                """
                        SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'
                        AND column_name = 'influencer_id' AND table_name <> 'stale_score'""")) {
            assertTrue(data.containsKey(WireName.of(table)), table + " is not in the personal data");
        }
        for (Role low : List.of(Role.VIEWER, Role.EDITOR)) {
            for (String closed : List.of(path, "/v1/audit/scores", "/v1/erasures/scores?influencerId=" + mina))
                Answers.to(feed).as(low).get(closed).then().statusCode(403);
        }
        Answers.to(feed)
                .as(Role.ADMIN)
                .get("/v1/audit/scores?kind=badge")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("CREATED")));
    }
}
