package dev.rapport.local.rolling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rapport.local.Api;
import dev.rapport.local.Books;
import dev.rapport.local.Books.Person;
import dev.rapport.local.Endpoints;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/** Four agencies at work: each writes in contacts and interactions, and reads in scoring. Nothing is tried twice. */
final class Load {
    private static final int AGENCIES = 4;
    private static final int INFLUENCERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Endpoints endpoints;
    private final List<Person> people = new ArrayList<>();
    private final Books books = new Books();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean over;

    Load(Endpoints endpoints, LocalIdentity identity) {
        this.endpoints = endpoints;
        for (int i = 0; i < AGENCIES; i++) {
            String agency = "rolling-" + UUID.randomUUID();
            String token = identity.token(agency, "rolling", Role.EDITOR, Duration.ofHours(2));
            try (var api = new Api(endpoints, token)) {
                String organization = id(api, "/v1/organizations");
                for (int j = 0; j < INFLUENCERS; j++)
                    people.add(new Person(agency, token, organization, id(api, "/v1/influencers")));
                // Until all are known everywhere.
                for (Person one : people.subList(people.size() - INFLUENCERS, people.size())) {
                    api.post(Service.INTERACTIONS, "/v1/interactions", engagement(one));
                    books.interaction(one);
                }
            }
        }
    }

    private static String id(Api api, String path) {
        return api.post(Service.CONTACTS, path, Map.of("name", "Rolling"))
                .get("id")
                .asText();
    }

    private static Map<String, String> engagement(Person one) {
        return Map.of("kind", "ENGAGEMENT", "organizationId", one.organization(), "influencerId", one.influencer());
    }

    void begin(int perSecond) {
        int threads = Math.max(1, perSecond / 5);
        for (int i = 0; i < threads; i++) {
            int first = i;
            workers.add(Thread.ofVirtual().start(() -> work(first, threads)));
        }
    }

    /** Five rounds of three requests in three seconds, each on its turn whatever became of the one before. */
    private void work(int first, int step) {
        long due = System.nanoTime();
        for (int i = first; !over; i += step) {
            Person one = people.get(i % people.size());
            String body = "{\"kind\":\"ENGAGEMENT\",\"organizationId\":\"%s\",\"influencerId\":\"%s\"}"
                    .formatted(one.organization(), one.influencer());
            if (send(one, Service.INTERACTIONS, "/v1/interactions", body, 201)) books.interaction(one);
            String note = "{\"note\":\"Read their page\",\"value\":1}";
            if (send(one, Service.CONTACTS, "/v1/influencers/" + one.influencer() + "/research", note, 201))
                books.research(one);
            send(one, Service.SCORING, "/v1/scores/" + one.influencer(), null, 200);
            due += 600_000_000L;
            pause(due - System.nanoTime());
        }
    }

    private static void pause(long nanos) {
        try {
            if (nanos > 0) Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(Person one, Service service, String path, String body, int expected) {
        URI address = endpoints.of(service).resolve(path);
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + one.token())
                .header("Content-Type", "application/json")
                .method(
                        body == null ? "GET" : "POST",
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        requests.incrementAndGet();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == expected) return true;
            failures.add(request.method() + " " + path + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            failures.add(request.method() + " " + path + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void end() throws InterruptedException {
        over = true;
        for (Thread one : workers) one.join();
    }

    int requests() {
        return requests.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<Person> people() {
        return people;
    }

    /** Those that were answered with success. */
    Books books() {
        return books;
    }
}
