package dev.rapport.local.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Api;
import dev.rapport.local.LocalServices;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;
import dev.rapport.local.WholeTopics;
import dev.rapport.local.bench.intake.Event;

/**
 * How long scoring takes to make everything anew from the topics after it has lost its tables, beside a loop that only
 * polls and parses the same records. On a throw-away stack of its own, with packaged services; in one run.
 */
public final class RebuildFromTopics {
    private static final int A_RELATIONSHIP = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int events;
    private final String agency = "bench-" + UUID.randomUUID();
    private final LocalStack stack = LocalStack.shared();

    private RebuildFromTopics(int events) {
        this.events = events;
    }

    /** Argument: events (1,000,000). */
    public static void main(String[] arguments) throws Exception {
        new RebuildFromTopics(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000).run();
        System.exit(0);
    }

    private void run() throws Exception {
        String token = stack.identity().token(agency, "bench", Role.ADMIN, Duration.ofHours(6));
        try (var api = new Api(LocalServices.shared().endpoints(), token)) {
            double taking = seconds(() -> {
                tell();
                await("SELECT count(*) FROM ledger", events);
            });
            await("SELECT CASE WHEN EXISTS (SELECT FROM stale_score) THEN 0 ELSE 1 END", 1);
            double parsing = seconds(this::pollAndParse);
            String before = scores();
            lose();
            double[] rebuilding = new double[1];
            double all = seconds(() -> rebuilding[0] = rebuild(api));
            report(taking, parsing, rebuilding[0], all, before.equals(scores()));
        }
    }

    private void report(double taking, double parsing, double reading, double all, boolean same) {
        System.out.printf("%,d events of %,d relationships%n", events, events / A_RELATIONSHIP);
        line("told and taken in as they come", taking);
        line("polled and parsed, no more", parsing);
        line("rebuild: read and stored", reading);
        line("rebuild: scores computed", all - reading);
        line("rebuild, all of it", all);
        System.out.printf("poll and parse / rebuild: %.2f%n", parsing / all);
        System.out.println("scores as before to the last bit: " + same);
    }

    private void line(String name, double seconds) {
        System.out.printf("%-32s %8.1f s %10.0f events/s%n", name, seconds, events / seconds);
    }

    private void tell() {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka(), "acks", "all", "linger.ms", 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor("interactions").size();
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            UUID organization = UUID.randomUUID();
            for (int i = 0; i < events; i += A_RELATIONSHIP) {
                UUID influencer = UUID.randomUUID();
                for (int k = 0; k < A_RELATIONSHIP && i + k < events; k++) {
                    var event =
                            new Event(i + k, agency, organization, influencer, Event.kind(k), today.minusDays(3L * k));
                    producer.send(event.record(partitions));
                }
            }
        }
    }

    private void pollAndParse() throws Exception {
        int[] parsed = new int[1];
        WholeTopics.read(stack.kafka(), List.of("contacts", "interactions"), record -> {
            if (JSON.readTree(record.value()).has("id")) parsed[0]++;
        });
        if (parsed[0] < events) throw new IllegalStateException("only " + parsed[0] + " events");
    }

    private void lose() throws SQLException {
        try (var connection = stack.superuser("scoring");
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE ledger, known_contact, stored_score, stale_score");
        }
    }

    /** Seconds until all events were read; returns when all is done. */
    private double rebuild(Api api) throws InterruptedException {
        long begin = System.nanoTime();
        String path = "/v1/rebuilds/"
                + api.post(Service.SCORING, "/v1/rebuilds", Map.of("source", "TOPICS"))
                        .get("id")
                        .asText();
        double read = 0;
        while (true) {
            JsonNode now = api.get(Service.SCORING, path);
            String state = now.get("state").asText();
            if (read == 0 && !state.equals("READING_EVENTS")) read = (System.nanoTime() - begin) / 1e9;
            if (state.equals("DONE")) return read;
            Thread.sleep(100);
        }
    }

    /** A hash over all stored scores. */
    private String scores() throws SQLException {
        return value(
                "SELECT md5(string_agg(answer::text, '' ORDER BY influencer_id, organization_id)) FROM stored_score");
    }

    private void await(String count, long wanted) throws Exception {
        while (Long.parseLong(value(count)) < wanted) Thread.sleep(200);
    }

    private String value(String sql) throws SQLException {
        try (var connection = stack.superuser("scoring");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
