package dev.rapport.e2e;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;
import dev.rapport.local.Topic;

import static dev.rapport.e2e.Agency.TODAY;
import static dev.rapport.local.Service.CONTACTS;
import static dev.rapport.local.Service.INTERACTIONS;
import static dev.rapport.local.Service.SCORING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Somebody of whom all three services know a lot asks to be forgotten. */
class ErasureTest {

    /** Stands in every text about her that any service takes, and nowhere else. */
    private static final String MARK = "zq7markerofmina";

    private static final String POISON = "zq7poisonaboutmina";

    private final Agency agency = Agency.called("erasure");
    private final Http editor = new Http(agency.name, Role.EDITOR);
    private final Http admin = new Http(agency.name, Role.ADMIN);
    private final String rivers = agency.organization("Clean Rivers");
    private final String nora = agency.influencer("Nora", "river-restoration");
    private String mina;
    private String other;
    private String help;

    private JsonNode importFile() {
        String file = "name,email,externalId,instagram,notes,location,tags\n"
                + "MARK,MARK@x.example,MARK,@MARK,MARK,MARK,MARK\nMARK,MARK is no address,,,,,\n";
        JsonNode sent = editor.send(
                        CONTACTS, "/v1/imports/influencers", "POST", null, "text/csv", file.replace("MARK", MARK))
                .json();
        return Eventually.see(
                () -> editor.get(CONTACTS, "/v1/imports/" + sent.get("id").asText())
                        .json(),
                job -> job.get("state").asText().equals("DONE"));
    }

    private void knowHerWell() throws Exception {
        importFile();
        mina = editor.get(CONTACTS, "/v1/influencers?externalId=" + MARK)
                .json()
                .at("/items/0/id")
                .asText();
        String path = "/v1/influencers/" + mina;
        agency.api.post(
                CONTACTS,
                path + "/research",
                Map.of("note", MARK, "topics", List.of(MARK), "sourceUrl", "https://" + MARK));
        JsonNode campaign = agency.api.post(
                CONTACTS,
                "/v1/campaigns",
                Map.of(
                        "organizationId", rivers,
                        "name", "A testing day",
                        "launchOn", TODAY.plusDays(10).toString(),
                        "ask", Map.of("size", 2),
                        "influencerIds", List.of(mina, nora)));
        done(editor.send(
                CONTACTS,
                "/v1/campaigns/" + campaign.get("id").asText() + "/influencers/" + mina,
                "PUT",
                1L,
                Map.of("state", "SHORTLISTED", "note", MARK)));
        help = deed("/v1/interactions", "kind", "HELP", "channel", MARK, "externalId", MARK);
        deed("/v1/interactions", "kind", "REPLY", "inReplyTo", help);
        String deleted = deed("/v1/interactions", "kind", "HELP");
        agency.delete("/v1/interactions/" + deleted, 1);
        deed("/v1/commitments", "dueOn", TODAY.plusDays(9).toString());
        deed("/v1/agreements", "giveShare", 0.5);
        deed("/v1/surveys", "answers", Map.of("trust", 7));
        knowHerUnderAnotherName(path);
        agency.score(mina, 4);
        agency.api.post(SCORING, "/v1/badges", Map.of("influencerId", mina));
        agency.mayWeAsk(rivers, mina, TODAY);
        done(editor.send(CONTACTS, path + "/do-not-contact", "PUT", version(), Map.of("reason", MARK)));
        tellPoison();
    }

    /** What was told of it lies in other partitions; she is found under one id from here on. */
    private void knowHerUnderAnotherName(String path) throws Exception {
        other = agency.api
                .post(CONTACTS, "/v1/influencers", Map.of("name", MARK, "notes", MARK))
                .get("id")
                .asText();
        agency.api.post(CONTACTS, "/v1/influencers/" + other + "/research", Map.of("note", MARK));
        deed("/v1/interactions", "kind", "HELP", "influencerId", other);
        done(editor.send(CONTACTS, path + "/merge", "POST", version(), Map.of("duplicateId", other)));
    }

    private String deed(String path, Object... more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("organizationId", rivers, "influencerId", mina, "summary", MARK));
        if (path.equals("/v1/interactions")) body.put("occurredAt", TODAY.minusDays(3) + "T10:00:00Z");
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return agency.api.post(INTERACTIONS, path, body).get("id").asText();
    }

    private static void done(Http.Answer answer) {
        assertTrue(answer.status() < 300, answer.body());
    }

    private long version() {
        return editor.get(CONTACTS, "/v1/influencers/" + mina)
                .json()
                .get("version")
                .asLong();
    }

    /** Something that nobody can read, under the key of a deed of hers and in its partition. */
    private void tellPoison() throws Exception {
        ConsumerRecord<String, byte[]> told = Traces.records().stream()
                .filter(record -> help.equals(record.key()))
                .findFirst()
                .orElseThrow();
        var poison = new ProducerRecord<>(
                told.topic(), told.partition(), help, ("{\"" + POISON).getBytes(StandardCharsets.UTF_8));
        told.headers().forEach(header -> poison.headers().add(header));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", LocalStack.shared().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(poison).get();
        }
        new Topic("dead-letters")
                .await(
                        1,
                        letter -> letter.value() != null && Traces.text(letter).contains(help));
    }

    private JsonNode proof(Service service, String path) {
        return Eventually.see(
                        () -> admin.get(service, path + "?influencerId=" + mina), answer -> answer.status() == 200)
                .json();
    }

    @Test
    void nothing_of_her_is_left_but_the_proof_and_she_does_not_come_back() throws Exception {
        int written = StoryTest.giveFirst(agency.between(rivers, nora));
        JsonNode before = agency.score(nora, written);
        knowHerWell();
        assertTrue(Traces.inTables(MARK).size() > 10, Traces.inTables(MARK).toString());
        JsonNode data = admin.get(CONTACTS, "/v1/influencers/" + mina + "/personal-data")
                .json();
        assertEquals(MARK, data.at("/data/influencer/0/name").asText());
        assertTrue(
                admin.get(INTERACTIONS, data.at("/elsewhere/0").asText()).body().contains(MARK));
        assertEquals(
                mina,
                admin.get(SCORING, data.at("/elsewhere/1").asText())
                        .json()
                        .get("influencerId")
                        .asText());

        Http.Answer erased = admin.send(
                CONTACTS,
                "/v1/influencers/" + mina + "/erasure",
                "POST",
                version(),
                Map.of("reason", "ASKED_BY_THE_PERSON"));

        assertEquals(201, erased.status(), erased.body());
        String erasure = erased.json().get("id").asText();
        assertEquals("DONE", erased.json().get("state").asText());
        for (JsonNode proof :
                List.of(proof(INTERACTIONS, "/v1/erasures/interactions"), proof(SCORING, "/v1/erasures/scores"))) {
            assertEquals(erasure, proof.get("erasureId").asText());
        }
        Eventually.see(Traces::outboxesAreEmpty, empty -> empty);
        assertEquals(Set.of(), Traces.inTables(MARK));
        assertEquals(Set.of(), Traces.inTables(POISON));
        assertEquals(
                Set.of(
                        "contacts.audit_log",
                        "contacts.erasure",
                        "interactions.audit_log",
                        "interactions.erased",
                        "interactions.known_contact",
                        "scoring.audit_log",
                        "scoring.erased",
                        "scoring.known_contact"),
                Traces.inTables(mina));
        assertFalse(Traces.inTables(other).contains("interactions.interaction"));
        assertFalse(Traces.inTables(other).contains("scoring.ledger"));
        assertFalse(Traces.inTables(other).contains("contacts.influencer_merge"));
        theTopicsHoldNothing(erasure);
        assertEquals(404, editor.get(CONTACTS, "/v1/influencers/" + mina).status());
        assertEquals(404, editor.get(INTERACTIONS, "/v1/interactions/" + help).status());
        assertEquals(404, agency.statusOfScore(mina));
        assertEquals(before, agency.score(nora, written), "to the last bit");

        JsonNode again = importFile();
        JsonNode refusals = editor.get(
                        CONTACTS, "/v1/imports/" + again.get("id").asText() + "/refusals")
                .json();
        assertEquals("erased", refusals.at("/items/0/code").asText());
        assertEquals(Set.of(), Traces.inTables(MARK));
    }

    private void theTopicsHoldNothing(String erasure) throws Exception {
        assertEquals(List.of(), Traces.inSegments(MARK));
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        Eventually.see(
                () -> {
                    for (ConsumerRecord<String, byte[]> record : Traces.records()) {
                        assertFalse(Traces.text(record).contains(MARK), Traces.text(record));
                        last.put(record.topic() + record.partition() + record.key(), record);
                    }
                    return last.values().stream()
                            .filter(record -> record.value() != null && !erasure.equals(record.key()))
                            .filter(record -> about(Traces.text(record)))
                            .map(record -> record.topic() + " " + Traces.text(record))
                            .toList();
                },
                List::isEmpty);
    }

    /** The dead letter names her deed; what was in it is in Base64 there. */
    private boolean about(String text) {
        return text.contains(mina) || text.contains(other) || text.contains(POISON) || text.contains(help);
    }
}
