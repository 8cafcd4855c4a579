package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Tokens;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Contacts tell that somebody is erased: nothing that was done with them stays, and nothing comes in late. */
@QuarkusTest
class ErasureTest {

    /** Of this test alone: others leave theirs. */
    private final String mark = "markerofmina" + UUID.randomUUID().toString().replace("-", "");

    private final Relationship mina = Relationship.fresh();
    private final Relationship nora = new Relationship(
            mina.agency(), mina.organization(), ContactNews.made(mina.agency(), ContactNews.INFLUENCER));

    private RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin(mina.agency()));
    }

    private static UUID tell(Relationship erased) {
        UUID erasure = Ids.next();
        String data =
                "{\"id\":\"%s\",\"version\":1,\"influencerIds\":[\"%s\"]}".formatted(erasure, erased.influencer());
        ContactNews.send(
                ContactNews.event(erased.agency(), "dev.rapport.contacts.erasure.v1", erasure.toString(), data));
        return erasure;
    }

    private JsonPath proof(Relationship of) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        String path = "/v1/erasures/interactions?influencerId=" + of.influencer();
        while (admin().get(path).statusCode() != 200) {
            assertTrue(System.nanoTime() < deadline, "no proof");
            Thread.sleep(20);
        }
        return admin().get(path).jsonPath();
    }

    private static Set<String> tablesWith(String text) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String table : ask("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            if (!ask("SELECT 1 FROM " + table + " t WHERE strpos(t::text, '" + text + "') > 0 LIMIT 1")
                    .isEmpty()) found.add(table);
        }
        return found;
    }

    private static List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) answers.add(rows.getString(1));
        }
        return answers;
    }

    private static void awaitEmptyOutbox() throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!ask("SELECT 1 FROM outbox LIMIT 1").isEmpty()) {
            assertTrue(System.nanoTime() < deadline, "rows stay in the outbox");
            Thread.sleep(20);
        }
    }

    private void awaitNothingToDerive() {
        Database.await("touchpoints", () -> Database.ask(
                        "SELECT 1 FROM touchpoint_stale WHERE agency = '" + mina.agency() + "'")
                .isEmpty());
    }

    /** Of each partition the last value under each key; null is a tombstone. */
    private static Map<String, ConsumerRecord<String, byte[]>> lastWords(String topic) {
        Map<String, ConsumerRecord<String, byte[]>> last = new java.util.HashMap<>();
        for (var record : new Topic(topic).all()) last.put(record.partition() + " " + record.key(), record);
        return last;
    }

    private static void assertErased(String topic, Set<String> ids) {
        Set<String> seen = new HashSet<>();
        lastWords(topic).forEach((place, record) -> {
            String key = place.substring(place.indexOf(' ') + 1);
            if (!ids.contains(key)) return;
            seen.add(key);
            assertEquals(null, record.value(), "the last word at " + place);
        });
        assertEquals(ids, seen);
    }

    @Test
    void nothing_stays_but_the_proof() throws Exception {
        String ask = mina.made(INTERACTIONS, "kind", "ASK", "summary", mark, "channel", mark, "externalId", mark);
        String reply = mina.made(INTERACTIONS, "kind", "REPLY", "summary", mark, "inReplyTo", idOf(ask));
        String deleted = mina.made(INTERACTIONS, "kind", "HELP", "summary", mark);
        mina.delete(deleted, 1).then().statusCode(204);
        String promise = mina.made(COMMITMENTS, "dueOn", "2030-01-01", "summary", mark);
        String agreement = mina.made(AGREEMENTS, "giveShare", 0.5, "summary", mark);
        String survey = idOf(mina.editor()
                .header("Idempotency-Key", "s")
                .body(mina.body("answers", Map.of("trust", 5), "summary", mark))
                .post(SURVEYS)
                .then()
                .statusCode(201)
                .extract()
                .header("Location"));
        // Was Nora's by mistake, and so stands in two partitions.
        String moved = nora.made(INTERACTIONS, "kind", "HELP", "summary", mark);
        nora.patch(moved, 1, "influencerId", mina.influencer().toString())
                .then()
                .statusCode(200);
        mina.patch(reply, 1, "summary", mark + " corrected").then().statusCode(200);
        String others = nora.made(INTERACTIONS, "kind", "HELP", "summary", "of Nora");
        ContactNews.research(mina.agency(), Ids.next(), 1, mina.influencer(), "2026-01-01T00:00:00Z", 1);
        ContactNews.optOut(mina.agency(), mina.influencer(), "2026-01-01");
        for (String table : List.of("research", "contact_permission", "touchpoint")) {
            Database.await(
                    table,
                    () -> Database.ask("SELECT 1 FROM " + table + " WHERE agency = '" + mina.agency()
                                            + "' AND influencer_id = '" + mina.influencer() + "'")
                                    .size()
                            > 0);
        }
        String before = nora.get(others).asString();

        UUID erasure = tell(mina);

        JsonPath proof = proof(mina);
        assertEquals(erasure.toString(), proof.getString("erasureId"));
        assertEquals(4, proof.getInt("erased.interaction"));
        assertEquals(1, proof.getInt("erased.commitment"));
        assertEquals(1, proof.getInt("erased.agreement"));
        assertEquals(1, proof.getInt("erased.survey"));
        assertEquals(3, proof.getInt("erased.revision"), "deleted, moved, corrected");
        assertEquals(1, proof.getInt("erased.research"));
        assertEquals(1, proof.getInt("erased.contactPermission"));
        assertEquals(8, proof.getInt("erased.records"), "seven, and one in two partitions");
        assertEquals(1, proof.getInt("erased.rememberedAnswers"));
        awaitEmptyOutbox();
        assertEquals(Set.of(), tablesWith(mark));
        awaitNothingToDerive();
        assertEquals(
                Set.of("erased", "known_contact"), tablesWith(mina.influencer().toString()));
        assertEquals(Set.of("audit_log"), tablesWith(idOf(moved)));
        assertErased(
                "interactions",
                Set.of(idOf(ask), idOf(reply), idOf(deleted), idOf(promise), idOf(agreement), survey, idOf(moved)));
        assertEquals(before, nora.get(others).asString());
        mina.get(ask).then().statusCode(404);
        mina.post(INTERACTIONS, "kind", "HELP").then().statusCode(404);
        nora.patch(others, 1, "influencerId", mina.influencer().toString())
                .then()
                .statusCode(404);
        admin().get("/v1/personal-data/interactions?influencerId=" + mina.influencer())
                .then()
                .statusCode(404);
    }

    @Test
    void what_imports_remember_of_them_goes_as_well() throws Exception {
        Relationship ida = new Relationship(
                mina.agency(), mina.organization(), ContactNews.known(mina.agency(), "email:ida@berg.example"));
        ida.made(INTERACTIONS, "kind", "BENEFIT");
        String stranger = mark + "@lake.example";
        String mails = mail("ida@berg.example", "1") + mail(stranger, "2");
        String query = "?organizationId=" + mina.organization() + "&ours=ours.example&subjects=true";
        Imports.ended(ida, Imports.send(ida, Imports.MBOX, mails, query));
        String row =
                "{\"kind\":\"HELP\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"occurredAt\":\"2021-06-02T10:00:00Z\",\"summary\":\"%s\"}"
                        .formatted(ida.organization(), ida.influencer(), mark);
        Imports.counts(ida, Imports.ndjson(ida, row), "read", 1, "created", 1);
        JsonPath known = admin().get("/v1/personal-data/interactions?influencerId=" + ida.influencer())
                .jsonPath();
        assertEquals(List.of(mark), known.getList("data.importMail.subject"));
        assertEquals(2, known.getList("data.importKey").size());
        assertEquals(1, known.getList("data.contactKey").size());

        tell(ida);

        JsonPath proof = proof(ida);
        assertEquals(2, proof.getInt("erased.importKey"));
        assertEquals(1, proof.getInt("erased.importMail"));
        assertEquals(0, proof.getInt("erased.importStranger"));
        awaitEmptyOutbox();
        assertEquals(Set.of("import_stranger"), tablesWith(mark));
        // The log says that somebody has read of them.
        assertEquals(
                Set.of("audit_log", "erased", "known_contact"),
                tablesWith(ida.influencer().toString()));
        assertEquals(
                List.of("true"),
                ask("SELECT (keys IS NULL)::text FROM known_contact WHERE id = '" + ida.influencer() + "'"));
        Imports.counts(ida, Imports.ndjson(ida, row), "read", 1, "refused", 1);

        // Became an influencer after the mailbox had come.
        Relationship sola = new Relationship(
                mina.agency(), mina.organization(), ContactNews.known(mina.agency(), "email:" + stranger));
        tell(sola);
        assertEquals(1, proof(sola).getInt("erased.importStranger"));
        assertEquals(Set.of(), tablesWith(mark));
    }

    private String mail(String from, String id) {
        return "From %1$s Tue Jun  1 10:00:00 2021\nFrom: %1$s\nTo: us@ours.example\nDate: Tue, 1 Jun 2021 10:00:00 +0000\nMessage-ID: <%2$s@lake.example>\nSubject: %3$s\n\nText\n\n"
                .formatted(from, id, mark);
    }

    @Test
    void what_was_somebody_elses_by_mistake_is_erased_where_it_was() throws Exception {
        String moved = mina.made(INTERACTIONS, "kind", "HELP");
        mina.patch(moved, 1, "influencerId", nora.influencer().toString())
                .then()
                .statusCode(200);
        nora.patch(moved, 2, "summary", "of Nora").then().statusCode(200);
        tell(mina);
        assertEquals(1, proof(mina).getInt("erased.records"), "where it was Mina's, and not where it is");
        nora.get(moved).then().statusCode(200);
        assertEquals(
                List.of("CORRECTED"),
                ask("SELECT kind FROM revision WHERE thing_id = '" + idOf(moved) + "'"),
                "what was corrected while it was Mina's is gone");
        awaitEmptyOutbox();
        List<byte[]> left = lastWords("interactions").values().stream()
                .filter(record -> record.key().equals(idOf(moved)))
                .map(ConsumerRecord::value)
                .toList();
        assertTrue(left.stream().anyMatch(value -> value != null), "what is Nora's stays");
        for (byte[] value : left) {
            if (value != null)
                assertFalse(new String(value, StandardCharsets.UTF_8)
                        .contains(mina.influencer().toString()));
        }
    }

    @Test
    void news_that_come_late_or_again_change_nothing() throws Exception {
        Relationship ola = new Relationship(mina.agency(), mina.organization(), Ids.next());
        tell(ola);
        proof(ola);
        ContactNews.told(ola.agency(), ContactNews.INFLUENCER, ola.influencer(), 1, false);
        ContactNews.told(ola.agency(), ContactNews.INFLUENCER, ola.influencer(), 9_000_000, false);
        ContactNews.research(ola.agency(), Ids.next(), 1, ola.influencer(), "2026-01-01T00:00:00Z", 1);
        ContactNews.optOut(ola.agency(), ola.influencer(), "2026-01-01");
        JsonPath first = proof(ola);
        tell(ola);
        ContactFeedTest.settle(mina.agency());
        assertEquals(first.prettify(), proof(ola).prettify());
        ola.post(INTERACTIONS, "kind", "HELP").then().statusCode(404);
        awaitNothingToDerive();
        assertEquals(
                Set.of("erased", "known_contact"), tablesWith(ola.influencer().toString()));
    }

    @Test
    void the_database_refuses_what_a_request_overlooks() throws Exception {
        tell(mina);
        proof(mina);
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement()) {
            var refusal = org.junit.jupiter.api.Assertions.assertThrows(
                    SQLException.class,
                    () -> statement.execute(
                            "INSERT INTO agreement SELECT '%s', gen_random_uuid(), 1, false, '%s', '%s', now(), 0.5, null, '{}', null, null, now(), now()"
                                    .formatted(mina.agency(), mina.organization(), mina.influencer())));
            assertEquals("23503", refusal.getSQLState());
        }
    }

    @Test
    void a_tombstone_tells_nothing_and_is_no_poison() throws Exception {
        mina.made(INTERACTIONS, "kind", "HELP");
        ContactNews.send(ContactNews.event(
                mina.agency(),
                "dev.rapport.contacts.influencer.v1",
                mina.influencer().toString(),
                null));
        ContactFeedTest.settle(mina.agency());
        mina.made(INTERACTIONS, "kind", "HELP");
        for (var letter : new Topic("dead-letters").all()) {
            if (letter.value() == null) continue;
            assertFalse(new String(letter.value(), StandardCharsets.UTF_8)
                    .contains(mina.influencer().toString()));
        }
    }

    @Test
    void dead_letters_about_them_go_and_later_ones_are_not_kept() throws Exception {
        poison();
        Topic letters = new Topic("dead-letters");
        String place = letters.await(1, this::isOurs).getFirst().key();
        tell(mina);
        assertEquals(1, proof(mina).getInt("erased.deadLetters"));
        letters.await(1, record -> record.key().equals(place) && record.value() == null);
        String later = poison();
        var blank = letters.await(1, record -> record.key().equals(later)).getFirst();
        assertTrue(Topic.data(blank).get("reason").asText().contains("erased"));
        assertFalse(new String(blank.value(), StandardCharsets.UTF_8).contains(mark));
        assertEquals(Set.of(), tablesWith(mark));
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> letter) {
        return letter.value() != null
                && Topic.data(letter)
                        .path("key")
                        .asText()
                        .equals(mina.influencer().toString());
    }

    /** The place of its letter. */
    private String poison() {
        var sent = ContactNews.send(ContactNews.event(
                mina.agency(),
                "dev.rapport.contacts.influencer.v1",
                mina.influencer().toString(),
                "{\"name\":\"" + mark + "\""));
        return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    }

    @Test
    void another_agencys_people_are_safe() throws Exception {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        Relationship stranger = new Relationship(Relationship.fresh().agency(), mina.organization(), mina.influencer());
        tell(stranger);
        ContactFeedTest.settle(mina.agency());
        mina.get(path).then().statusCode(200);
        given().auth()
                .oauth2(Tokens.admin(Relationship.fresh().agency()))
                .get("/v1/erasures/interactions?influencerId=" + stranger.influencer())
                .then()
                .statusCode(404);
    }

    @Test
    void a_broken_erasure_is_set_aside() throws Exception {
        UUID id = Ids.next();
        for (String data : List.of(
                "{\"id\":\"%s\",\"version\":1,\"influencerIds\":[]}",
                "{\"id\":\"%s\",\"version\":1}", "{\"id\":\"%s\",\"version\":1,\"influencerIds\":[null]}")) {
            ContactNews.send(ContactNews.event(
                    mina.agency(), "dev.rapport.contacts.erasure.v1", id.toString(), data.formatted(id)));
        }
        new Topic("dead-letters")
                .await(
                        3,
                        letter -> letter.value() != null
                                && Topic.data(letter).path("key").asText().equals(id.toString()));
    }

    @Test
    void all_that_was_done_with_somebody_is_in_one_document() throws Exception {
        String help = mina.made(INTERACTIONS, "kind", "HELP", "summary", mark);
        mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        nora.made(INTERACTIONS, "kind", "HELP", "summary", "of Nora");
        String path = "/v1/personal-data/interactions?influencerId=" + mina.influencer();
        JsonPath all = admin().get(path).then().statusCode(200).extract().jsonPath();
        assertEquals(mark, all.getString("data.interaction[0].summary"));
        assertEquals(1, all.getList("data.commitment").size());
        assertTrue(all.getList("data.auditLog.thing").contains(idOf(help)));
        assertFalse(all.prettify().contains("of Nora"));
        Map<String, Object> data = all.getMap("data");
        for (String table : ask(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'influencer_id'")) {
            assertTrue(data.containsKey(WireName.of(table)), table + " is not in the personal data");
        }
        for (String reader : List.of(Tokens.viewer(mina.agency()), Tokens.editor(mina.agency()))) {
            given().auth().oauth2(reader).get(path).then().statusCode(403);
            given().auth().oauth2(reader).get("/v1/audit/interactions").then().statusCode(403);
            given().auth()
                    .oauth2(reader)
                    .get("/v1/erasures/interactions?influencerId=" + mina.influencer())
                    .then()
                    .statusCode(403);
        }
        admin().get("/v1/personal-data/interactions").then().statusCode(400);
    }

    @Test
    void who_did_what_is_written_down() throws Exception {
        String help = mina.made(INTERACTIONS, "kind", "HELP", "summary", mark);
        mina.patch(help, 1, "value", 3, "summary", mark + "2").then().statusCode(200);
        mina.delete(help, 2).then().statusCode(204);
        admin().get("/v1/audit/interactions?thing=" + idOf(help))
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("DELETED", "CHANGED", "CREATED")))
                .body("items[1].fields", equalTo(List.of("summary", "value")))
                .body("items.caller", hasItem("editor@" + mina.agency()));
        assertEquals(
                List.of(
                        "agency_settings",
                        "agreement",
                        "ask_guard",
                        "cadence",
                        "calendar_feed",
                        "commitment",
                        "import_job",
                        "import_mail",
                        "interaction",
                        "survey"),
                ask("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'audit' ORDER BY 1"));
        assertFalse(tablesWith(mark).contains("audit_log"));
    }

    @Test
    void who_changed_the_settings_is_written_down_too() {
        SettingsTest.change(mina.agency(), 0, "timeZone", "Asia/Tokyo");
        mina.cadence("targetDays", 7, "maxDays", 14);
        new Feeds(mina).token();
        mina.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("days", 10))
                .patch("/v1/ask-guard")
                .then()
                .statusCode(200);
        Set<String> kinds = Set.copyOf(Database.ask(
                "SELECT kind FROM audit_log WHERE caller IS NOT NULL AND agency = '" + mina.agency() + "'"));
        assertEquals(Set.of("agency_settings", "cadence", "calendar_feed", "ask_guard"), kinds);
    }
}
