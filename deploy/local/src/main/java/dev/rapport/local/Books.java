package dev.rapport.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many writes were acknowledged, and whether as many are stored, told and counted in scores. */
public final class Books {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, AtomicInteger> interactions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> research = new ConcurrentHashMap<>();

    /** An influencer, and for whom and in whose name somebody writes about them. */
    public record Person(String agency, String token, String organization, String influencer) {}

    /** The database of a service, past all walls. */
    @FunctionalInterface
    public interface Databases {
        Connection superuser(String database) throws SQLException;
    }

    public void interaction(Person one) {
        count(interactions, one);
    }

    public void research(Person one) {
        count(research, one);
    }

    private static void count(Map<String, AtomicInteger> counts, Person one) {
        counts.computeIfAbsent(one.influencer(), influencer -> new AtomicInteger())
                .incrementAndGet();
    }

    private static int of(Map<String, AtomicInteger> counts, Person one) {
        return counts.getOrDefault(one.influencer(), new AtomicInteger()).get();
    }

    public int interactions() {
        return interactions.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    public int notes() {
        return research.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Differences between what was acknowledged and what is stored or counted, once there are none or time is up. */
    public List<String> awaitBalance(List<Person> people, Endpoints endpoints, Databases databases) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> wrong = differences(people, endpoints, databases);
        while (!wrong.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(1000);
            wrong = differences(people, endpoints, databases);
        }
        return wrong;
    }

    private List<String> differences(List<Person> people, Endpoints endpoints, Databases databases) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Person one : people) {
            compare(wrong, one, databases, "interactions", "interaction", of(interactions, one));
            compare(wrong, one, databases, "contacts", "research_note", of(research, one));
            int both = of(interactions, one) + of(research, one);
            compare(wrong, one, databases, "scoring", "ledger", both);
            try (var api = new Api(endpoints, one.token())) {
                int counted = api.get(Service.SCORING, "/v1/scores/" + one.influencer())
                        .get("interactions")
                        .asInt();
                if (counted != both)
                    wrong.add("the score of " + one.influencer() + " counts " + counted + " of " + both);
            }
        }
        return wrong;
    }

    private static void compare(
            List<String> wrong, Person one, Databases databases, String database, String table, int expected)
            throws SQLException {
        String sql = "SELECT count(*) FROM " + table + " WHERE agency = ? AND influencer_id = ?";
        try (var connection = databases.superuser(database);
                var select = connection.prepareStatement(sql)) {
            select.setString(1, one.agency());
            select.setObject(2, UUID.fromString(one.influencer()));
            try (var row = select.executeQuery()) {
                row.next();
                int found = row.getInt(1);
                if (found != expected) wrong.add(table + " of " + one.influencer() + ": " + found + " of " + expected);
            }
        }
    }
}
