package dev.rapport.local.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Service;

/** A client that tries again, each time at any instance of the service, and knows when it does not know. */
final class Sender {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ATTEMPT = Duration.ofSeconds(4);
    private static final long PAUSE_MILLIS = 250;
    private static final Set<Integer> PASSING = Set.of(408, 429, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Function<Service, List<URI>> instances;

    Sender(Function<Service, List<URI>> instances) {
        this.instances = instances;
    }

    /** @param headers by name, the token among them */
    record Wish(Service service, String method, String path, Map<String, String> headers, Object body) {}

    /**
     * What became of it.
     *
     * @param status 0: nobody knows
     * @param doubtful whether an earlier attempt may have had its effect
     */
    record Answer(int status, JsonNode body, boolean doubtful) {
        boolean isUnknown() {
            return status == 0;
        }

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        String reason() {
            return status + " " + body;
        }
    }

    Answer send(Wish wish, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean doubtful = false;
        do {
            try {
                HttpResponse<String> answer = http.send(request(wish), BodyHandlers.ofString());
                int status = answer.statusCode();
                boolean running = status == 409 && answer.body().contains("request_in_progress");
                if (status < 500 && !PASSING.contains(status) && !running)
                    return new Answer(status, read(answer.body()), doubtful);
                // A refusal for want of room has no effect; any other 5xx may hide one.
                if (status != 503 && status >= 500) doubtful = true;
            } catch (IOException e) {
                if (!(e instanceof java.net.ConnectException)) doubtful = true;
            }
            Thread.sleep(PAUSE_MILLIS);
        } while (System.nanoTime() < end);
        return new Answer(0, null, doubtful);
    }

    private static JsonNode read(String body) throws IOException {
        return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
    }

    private HttpRequest request(Wish wish) throws IOException {
        List<URI> all = instances.apply(wish.service());
        URI base = all.get(ThreadLocalRandom.current().nextInt(all.size()));
        var request = HttpRequest.newBuilder(base.resolve(wish.path())).timeout(ATTEMPT);
        wish.headers().forEach(request::header);
        String type = wish.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
        if (wish.body() != null) request.header("Content-Type", type);
        var body = wish.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JSON.writeValueAsString(wish.body()));
        return request.method(wish.method(), body).build();
    }
}
