package dev.rapport.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.RestAssured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Listens as a page does, and keeps what it hears. */
final class OpenStream implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 60;

    /** One event; a comment has no name, and the end of the stream is named so. */
    record Heard(String id, String name, String text) {

        static final String END = "end of the stream";

        JsonNode data() {
            return Answers.json(text);
        }
    }

    private final HttpResponse<java.io.InputStream> answer;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    private OpenStream(HttpResponse<java.io.InputStream> answer) {
        this.answer = answer;
        assertEquals(200, answer.statusCode());
        Thread.ofVirtual().start(this::read);
    }

    /** Has heard that it is ready. */
    static OpenStream of(String token, String query) {
        OpenStream stream = send(token, query, null);
        assertEquals("ready", stream.next().name());
        return stream;
    }

    /** @param last the id of what was heard last, null for none */
    static OpenStream send(String token, String query, String last) {
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/stream" + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (last != null) request.header("Last-Event-ID", last);
        try {
            return new OpenStream(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private void read() {
        Map<String, String> fields = new LinkedHashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!fields.isEmpty())
                        heard.add(new Heard(fields.get("id"), fields.get("event"), fields.getOrDefault("data", "")));
                    fields.clear();
                } else {
                    int colon = line.indexOf(':');
                    fields.merge(
                            line.substring(0, colon), line.substring(colon + 1).strip(), String::concat);
                }
            }
        } catch (IOException e) {
            // Closed, by whichever side.
        }
        heard.add(new Heard(null, Heard.END, ""));
    }

    /** Comments apart. */
    Heard next() {
        return next(one -> one.name() != null);
    }

    Heard comment() {
        return next(one -> one.name() == null);
    }

    private Heard next(Predicate<Heard> wanted) {
        try {
            Heard one;
            do {
                one = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(one, "nothing more was told");
            } while (!wanted.test(one));
            return one;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
