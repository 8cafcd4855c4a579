package dev.rapport.interactions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Any sequence of writes, corrections, deletions and restorations: what was told, reduced to the highest version of each
 * id, is what the database holds; and that is what scoring makes its scores from.
 */
@QuarkusTest
class ConvergenceTest {

    private static final int STEPS = 40;
    private static final List<String> KINDS =
            List.of("HELP", "GIFT", "ASK", "FOLLOW_UP", "REPLY", "RESPONSE", "INBOUND");

    private final Topic events = new Topic("interactions");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void what_was_told_comes_to_what_is_stored(long seed) throws Exception {
        Random chance = new Random(seed);
        Relationship mina = Relationship.fresh();
        Relationship jonas = Relationship.in(mina.agency());
        List<String> made = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            Response answer = act(chance, chance.nextInt(4) == 0 ? jonas : mina, made);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            String location = answer.header("Location");
            if (location != null) made.add(location.replaceFirst("^https?://[^/]+", ""));
        }
        assertTrue(statuses.keySet().stream().allMatch(one -> one < 500), statuses.toString());
        assertTrue(statuses.getOrDefault(204, 0) > 0 && statuses.getOrDefault(200, 0) > 0, statuses.toString());
        Map<String, Long> stored = stored(mina.agency());
        Map<String, JsonNode> told = told(mina.agency(), stored);
        for (String path : made) {
            JsonNode last = told.get(Relationship.idOf(path));
            Response now = mina.get(path);
            assertEquals(now.statusCode() == 404, last.get("deleted").asBoolean(), path);
            if (now.statusCode() == 200) assertSame(last, now.body().as(JsonNode.class));
        }
    }

    private static Response act(Random chance, Relationship whose, List<String> made) {
        String old = made.isEmpty() ? null : made.get(chance.nextInt(made.size()));
        int choice = old == null ? 0 : chance.nextInt(10);
        if (choice < 3) return write(chance, whose, made);
        int version = old == null ? 0 : versionOf(whose, old);
        return switch (choice) {
            case 3, 4, 5 -> whose.patch(old, version, change(chance, old, whose));
            case 6, 7 -> whose.delete(old, version);
            case 8 -> whose.editor().post(old + "/restore");
            default ->
                old.startsWith(COMMITMENTS)
                        ? whose.editor()
                                .queryParam("reason", "any")
                                .post(old + (chance.nextBoolean() ? "/reopen" : "/keep"))
                        : whose.editor().post(old + "/restore");
        };
    }

    private static int versionOf(Relationship whose, String path) {
        Response now = whose.get(path);
        return now.statusCode() == 200 ? now.<Integer>path("version") : 1;
    }

    private static Response write(Random chance, Relationship whose, List<String> made) {
        return switch (chance.nextInt(6)) {
            case 0 -> whose.post(COMMITMENTS, "dueOn", "2030-01-01", "summary", "words", "occurredAt", ago(chance));
            case 1 ->
                whose.post(AGREEMENTS, "giveShare", 0.5, "acceptedOn", "2026-01-01", "channels", List.of("email"));
            case 2 -> whose.post(SURVEYS, "answers", Map.of("trust", 1 + chance.nextInt(9)), "summary", "words");
            default -> interaction(chance, whose, made);
        };
    }

    private static Response interaction(Random chance, Relationship whose, List<String> made) {
        String kind = KINDS.get(chance.nextInt(KINDS.size()));
        List<String> questions =
                made.stream().filter(one -> one.startsWith(INTERACTIONS)).toList();
        Map<String, Object> body = whose.body("kind", kind, "summary", "words", "channel", "email");
        boolean answers = !questions.isEmpty() && chance.nextBoolean();
        if (answers) body.put("inReplyTo", Relationship.idOf(questions.get(chance.nextInt(questions.size()))));
        else body.put("occurredAt", ago(chance));
        if (kind.equals("RESPONSE") && !answers) body.put("hours", chance.nextInt(50));
        return whose.editor().body(body).post(INTERACTIONS);
    }

    private static Object[] change(Random chance, String path, Relationship whose) {
        Object[] words = {"summary", "words " + chance.nextInt(100)};
        if (path.startsWith(AGREEMENTS)) return new Object[] {"acceptedOn", "2026-0" + (1 + chance.nextInt(9)) + "-01"};
        if (path.startsWith(SURVEYS)) return new Object[] {"answers", Map.of("trust", 1 + chance.nextInt(9))};
        return switch (chance.nextInt(4)) {
            case 0 -> words;
            case 1 -> new Object[] {"influencerId", whose.influencer(), "organizationId", whose.organization()};
            case 2 ->
                path.startsWith(INTERACTIONS) ? new Object[] {"kind", KINDS.get(chance.nextInt(KINDS.size()))} : words;
            default -> new Object[] {"occurredAt", ago(chance)};
        };
    }

    private static String ago(Random chance) {
        return Instant.now().minus(Duration.ofHours(1 + chance.nextInt(5000))).toString();
    }

    private static Map<String, Long> stored(String agency) throws Exception {
        Map<String, Long> versions = new HashMap<>();
        try (var superuser = LocalStack.shared().superuser("interactions");
                var statement = superuser.createStatement()) {
            for (String table : List.of("interaction", "commitment", "agreement", "survey")) {
                var rows =
                        statement.executeQuery("SELECT id, version FROM " + table + " WHERE agency = '" + agency + "'");
                while (rows.next()) versions.put(rows.getObject(1, UUID.class).toString(), rows.getLong(2));
            }
        }
        return versions;
    }

    /** Every change has left an event: as many as there are versions, and the highest of each id counts. */
    private Map<String, JsonNode> told(String agency, Map<String, Long> stored) {
        int all = stored.values().stream().mapToInt(Long::intValue).sum();
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> one :
                events.await(all, one -> agency.equals(Topic.header(one, "ce_agency")))) {
            JsonNode data = Topic.data(one);
            latest.merge(
                    one.key(),
                    data,
                    (a, b) -> a.get("version").asLong() > b.get("version").asLong() ? a : b);
        }
        assertEquals(stored.keySet(), latest.keySet());
        stored.forEach((id, version) ->
                assertEquals(version, latest.get(id).get("version").asLong(), id));
        return latest;
    }

    private static void assertSame(JsonNode told, JsonNode now) {
        told.properties().forEach(field -> {
            boolean derived =
                    List.of("deleted", "kind", "occurredAt").contains(field.getKey()) && !now.has(field.getKey());
            if (!derived) assertEquals(field.getValue(), now.get(field.getKey()), field.getKey());
        });
    }
}
