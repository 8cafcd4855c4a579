package dev.rapport.local.bench.intake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Infrastructure;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;
import dev.rapport.local.Role;

/** Shows that the peer works: who is measured beside something broken has won nothing. Ends with 1 where it does not. */
public final class PeerSmoke {
    private static final String TOPIC = "peer-interactions";
    private static final String INTERACTIONS = "/v1/interactions";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int INVALID = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Infrastructure infrastructure;
    private final Map<String, String> settings;
    private final Path log;
    private final String editor;
    private final String influencer = UUID.randomUUID().toString();
    private Process peer;

    private PeerSmoke(Path directory) throws Exception {
        Doors none = Doors.free();
        infrastructure =
                Infrastructure.durable(directory, new Ports(Ports.free(), Ports.free(), none, none, none, none, 0));
        settings = PeerProcess.settings(infrastructure, new Store(infrastructure.postgres()), TOPIC);
        log = directory.resolve("peer.log");
        editor = token("smoke", Role.EDITOR);
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path parent = Checkout.root().resolve("deploy/bench/peer/target");
        var smoke = new PeerSmoke(Files.createTempDirectory(parent, "smoke"));
        int code = 1;
        try {
            smoke.run();
            code = 0;
        } catch (IllegalStateException failure) {
            System.err.println(failure.getMessage() + ", see " + smoke.log);
        } finally {
            if (smoke.peer != null) smoke.peer.destroy();
            smoke.infrastructure.close();
        }
        System.exit(code);
    }

    private void run() throws Exception {
        var builder = new ProcessBuilder(PeerProcess.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        peer = builder.start();
        await("is healthy", () -> answers("/actuator/health", OK));

        expect("nobody writes without a token", UNAUTHORIZED, post("{}", null));
        expect("a viewer does not write", FORBIDDEN, post(interaction("HELP"), token("smoke", Role.VIEWER)));
        expect("what is missing is refused", INVALID, post("{\"kind\":\"HELP\"}", editor));
        HttpResponse<String> made = post(interaction("HELP"), editor);
        expect("an interaction is taken", CREATED, made);
        String path = INTERACTIONS + "/" + json.readTree(made.body()).get("id").asText();
        expect("and read", OK, get(path, editor));
        expect("and nobody else's", NOT_FOUND, get(path, token("others", Role.EDITOR)));
        await("it comes to count", () -> counted() == 1);

        String score = get("/v1/scores/" + influencer, editor).body();
        tellAgain();
        expect("one more is taken", CREATED, post(interaction("REPLY"), editor));
        await("what came twice, or was no event, does not count", () -> counted() == 2);
        System.out.println("It works. The score of one interaction: " + score);
    }

    /** All that the topic holds a second time, and before it what no reader can read. */
    private void tellAgain() throws Exception {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", settings.get("PEER_KAFKA"), "auto.offset.reset", "earliest", "group.id", "smoke");
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", settings.get("PEER_KAFKA")),
                        new StringSerializer(),
                        new StringSerializer())) {
            consumer.subscribe(List.of(TOPIC));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int told = 0;
            while (told == 0 && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(200))) {
                    producer.send(copy(one, "no event")).get();
                    producer.send(copy(one, one.value())).get();
                    told++;
                }
            }
            if (told == 0) throw new IllegalStateException("nothing was told");
        }
    }

    private static ProducerRecord<String, String> copy(ConsumerRecord<String, String> of, String value) {
        return new ProducerRecord<>(TOPIC, of.partition(), of.key(), value, of.headers());
    }

    private String interaction(String kind) {
        return "{\"kind\":\"%s\",\"organizationId\":\"%s\",\"influencerId\":\"%s\"}"
                .formatted(kind, UUID.randomUUID(), influencer);
    }

    private long counted() throws Exception {
        HttpResponse<String> answer = get("/v1/scores/" + influencer, editor);
        return answer.statusCode() == OK
                ? json.readTree(answer.body()).get("interactions").asLong()
                : 0;
    }

    private String token(String agency, Role role) {
        return LocalIdentity.keptIn(infrastructure.coordinates().identity()).token(agency, "smoke", role);
    }

    private HttpResponse<String> post(String body, String token) throws Exception {
        return send(request(INTERACTIONS, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.get("PEER_PORT") + path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private boolean answers(String path, int code) throws Exception {
        if (!peer.isAlive()) throw new IllegalStateException("The peer has ended");
        try {
            return get(path, null).statusCode() == code;
        } catch (java.net.ConnectException notYet) {
            return false;
        }
    }

    private static void expect(String what, int code, HttpResponse<String> answer) {
        if (answer.statusCode() != code) {
            throw new IllegalStateException(
                    "Not so: %s (%d instead of %d: %s)".formatted(what, answer.statusCode(), code, answer.body()));
        }
        System.out.println("ok: " + what);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("Not so: " + what);
            Thread.sleep(100);
        }
        System.out.println("ok: " + what);
    }
}
