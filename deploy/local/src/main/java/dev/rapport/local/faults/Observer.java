package dev.rapport.local.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Endpoints;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/** Looks at everything once it is quiet, by ways that no fault lies on. */
final class Observer {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration TOKEN = Duration.ofHours(12);

    private final World world;
    private final Databases databases;
    private final Topics topics;
    private Map<String, Long> waiting = Map.of();

    Observer(World world) {
        this.world = world;
        this.databases = new Databases(world.stack);
        this.topics = new Topics(world.stack.brokers().bootstrap());
    }

    /** Waits until interactions has heard of so many influencers and organizations. */
    void awaitKnown(long many) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (databases.count(Service.INTERACTIONS, "known_contact") < many) {
            if (System.nanoTime() > end) throw new IllegalStateException("interactions does not hear of contacts");
            Thread.sleep(200);
        }
    }

    /** Waits until nothing waits any more and no rebuild is under way, but not for ever. */
    void awaitQuiet() throws SQLException, ExecutionException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Thread.sleep(500);
            waiting = new LinkedHashMap<>(databases.waiting());
            waiting.putAll(topics.lags());
        } while (waiting.values().stream().anyMatch(many -> many != 0) && System.nanoTime() < end);
    }

    /** @param toldSince the topic of scores need not know what is older, in milliseconds since 1970 */
    Seen see(Client client, long toldSince) throws IOException, SQLException, InterruptedException {
        topics.read();
        List<Row> stored = databases.stored();
        List<Fact> scoresStored = databases.scores(toldSince);
        Map<String, Map<String, String>> scores = new LinkedHashMap<>();
        Map<String, Long> counts = new HashMap<>();
        add(scores, "stored", databases.answers());
        ask(client, stored, scores, counts);
        // Before the rebuild, which reads the topics once more and would mend what the consumers left out.
        List<Fact> ledger = databases.ledger();
        rebuild(client);
        add(scores, "rebuilt", databases.answers());
        return new Seen(
                client,
                stored,
                topics.told(),
                ledger,
                scoresStored,
                topics.scores(),
                scores,
                counts,
                waiting,
                topics.poison(),
                topics.letters(),
                world.faults());
    }

    private static void add(Map<String, Map<String, String>> scores, String way, Map<String, String> answers) {
        answers.forEach((who, answer) ->
                scores.computeIfAbsent(who, key -> new LinkedHashMap<>()).put(way, answer));
    }

    /** Through the front door, and by arithmetic alone. */
    private void ask(Client client, List<Row> stored, Map<String, Map<String, String>> scores, Map<String, Long> counts)
            throws IOException {
        Map<String, List<Fact>> facts = stored.stream()
                .map(Row::fact)
                .filter(fact -> !fact.deleted())
                .collect(Collectors.groupingBy(Fact::influencer));
        try (var fresh = new FreshScores()) {
            for (String agency : client.influencers().keySet()) {
                try (Api api = api(agency)) {
                    for (String influencer : client.influencers().get(agency)) {
                        String who = agency + "/" + influencer;
                        JsonNode score = api.get(Service.SCORING, "/v1/scores/" + influencer);
                        counts.put(who, score.get("interactions").asLong());
                        LocalDate day = LocalDate.parse(score.get("asOf").asText());
                        Map<String, String> ways = new LinkedHashMap<>();
                        ways.put(
                                "asked for",
                                score.get("score").asDouble() + " "
                                        + score.get("confidence").asDouble() + " "
                                        + score.get("interactions").asInt());
                        ways.put("computed", fresh.of(facts.getOrDefault(who, List.of()), day));
                        scores.put(who, ways);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The model cannot be asked", e);
        }
    }

    private void rebuild(Client client) throws InterruptedException {
        for (String agency : client.influencers().keySet()) {
            try (Api api = api(agency)) {
                String path = Agencies.rebuild(world, agency);
                while (!api.get(Service.SCORING, path).get("state").asText().equals("DONE")) Thread.sleep(100);
            }
        }
    }

    private Api api(String agency) {
        return api(world, agency);
    }

    /** As somebody of this agency who may do everything. */
    static Api api(World world, String agency) {
        return new Api(
                new Endpoints(
                        world.addresses(Service.CONTACTS).getFirst(),
                        world.addresses(Service.INTERACTIONS).getFirst(),
                        world.addresses(Service.SCORING).getFirst()),
                world.stack.identity().token(agency, "faults", Role.ADMIN, TOKEN));
    }
}
