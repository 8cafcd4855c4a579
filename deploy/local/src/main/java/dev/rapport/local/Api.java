package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The public API as one caller of one agency sees it; patient with services that are busy or not there for a moment. */
public final class Api implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long IMPORT_LOOK_MILLIS = 100;
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Endpoints endpoints;
    private final String token;

    public Api(Endpoints endpoints, String token) {
        this.endpoints = endpoints;
        this.token = token;
    }

    /** Like {@link #post(Service, String, Map, String)}, under a new key. */
    public JsonNode post(Service service, String path, Map<String, ?> body) {
        return post(service, path, body, UUID.randomUUID().toString());
    }

    /**
     * Has its effect once for each key, whatever is repeated on the way; returns the body of the answer. A 404 is tried
     * again: what was made in one service may not have reached the next.
     */
    public JsonNode post(Service service, String path, Map<String, ?> body, String key) {
        return send(posting(service, path, body).header("Idempotency-Key", key).build(), true);
    }

    /** To what still has this version. */
    public JsonNode post(Service service, String path, Map<String, ?> body, long version) {
        return send(
                posting(service, path, body)
                        .header("If-Match", "\"" + version + "\"")
                        .build(),
                false);
    }

    private HttpRequest.Builder posting(Service service, String path, Map<String, ?> body) {
        try {
            return request(service, path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a file to be imported, waits until it has been read, and returns the import. */
    public JsonNode imported(Service service, String path, String type, Path file) {
        try {
            var request = request(service, path)
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", type)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            JsonNode job = send(request, false);
            String imports = service == Service.CONTACTS ? "/v1/imports/" : "/v1/imports/interactions/";
            while (List.of("WAITING", "RUNNING").contains(job.get("state").asText())) {
                Thread.sleep(IMPORT_LOOK_MILLIS);
                job = get(service, imports + job.get("id").asText());
            }
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode get(Service service, String path) {
        return send(request(service, path).GET().build(), false);
    }

    /** Corrects what still has this version. */
    public JsonNode patch(Service service, String path, Map<String, ?> changes, long version) {
        try {
            var request = request(service, path)
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", "\"" + version + "\"")
                    .method("PATCH", BodyPublishers.ofString(json.writeValueAsString(changes)))
                    .build();
            return send(request, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what still has this version. */
    public void delete(Service service, String path, long version) {
        send(
                request(service, path)
                        .header("If-Match", "\"" + version + "\"")
                        .DELETE()
                        .build(),
                false);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(Service service, String path) {
        URI address = endpoints.of(service).resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request, boolean mayArriveLater) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status < 300) return json.readTree(answer.body());
                boolean passing = BUSY.contains(status) || (status == 404 && mayArriveLater);
                if (!passing || Instant.now().isAfter(end)) throw new Refused(request, status, answer.body());
                Thread.sleep(pause(answer));
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) throw new UncheckedIOException(e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Duration pause(HttpResponse<?> answer) {
        var seconds = answer.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,3}"));
        return seconds.map(value -> Duration.ofSeconds(Long.parseLong(value))).orElse(Duration.ofMillis(100));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer that is no success, with what the service said about it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(HttpRequest request, int status, String body) {
            super("%s %s was answered with %d: %s".formatted(request.method(), request.uri(), status, body));
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
