package dev.rapport.local.daytwo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Books;
import dev.rapport.local.Books.Person;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Plant;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/** An agency at work, whatever happens: each write is tried again under its key until it is acknowledged. */
final class Office {
    private static final int PEOPLE = 8;
    private static final int WRITERS = 3;
    private static final long PAUSE_MILLIS = 100;

    private final Plant plant;
    private final String agency = "office-" + UUID.randomUUID();
    private final Books books = new Books();
    private final List<Person> people = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile LocalIdentity identity;
    private volatile boolean over;

    Office(Plant plant) {
        this.plant = plant;
        this.identity = plant.trusted();
        try (Api api = api()) {
            String organization = named(api, "/v1/organizations", "The office's client");
            for (int i = 0; i < PEOPLE; i++) {
                String influencer = named(api, "/v1/influencers", "Somebody " + i);
                people.add(new Person(agency, token(), organization, influencer));
            }
        }
    }

    Plant plant() {
        return plant;
    }

    String agency() {
        return agency;
    }

    String token() {
        return identity.token(agency, "office", Role.ADMIN);
    }

    LocalIdentity identity() {
        return identity;
    }

    /** From now on with tokens signed by this. */
    void trust(LocalIdentity other) {
        identity = other;
        plant.trust(other);
    }

    Api api() {
        return new Api(plant.endpoints(), token());
    }

    static String named(Api api, String path, String name) {
        return api.post(Service.CONTACTS, path, Map.of("name", name)).get("id").asText();
    }

    /** Somebody whom the writers leave alone. */
    Person another(String name) {
        try (Api api = api()) {
            return new Person(agency, token(), people.getFirst().organization(), named(api, "/v1/influencers", name));
        }
    }

    void begin() {
        over = false;
        for (int i = 0; i < WRITERS; i++) {
            int first = i;
            writers.add(Thread.ofVirtual().start(() -> work(first)));
        }
    }

    void end() throws InterruptedException {
        over = true;
        for (Thread one : writers) one.join();
        writers.clear();
    }

    private void work(int first) {
        for (int i = first; !over; i += WRITERS) {
            Person one = people.get(i % PEOPLE);
            try (Api api = api()) {
                if (i % 3 == 0) {
                    String path = "/v1/influencers/" + one.influencer() + "/research";
                    api.post(Service.CONTACTS, path, Map.of("note", "Read their page", "value", 1));
                    books.research(one);
                } else {
                    api.post(Service.INTERACTIONS, "/v1/interactions", deed(one, "ENGAGEMENT"));
                    books.interaction(one);
                }
                written.incrementAndGet();
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                failures.add(e.getMessage());
            }
        }
    }

    static Map<String, Object> deed(Person one, String kind, Object... more) {
        Map<String, Object> body = new TreeMap<>(
                Map.of("kind", kind, "organizationId", one.organization(), "influencerId", one.influencer()));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return body;
    }

    int written() {
        return written.get();
    }

    /** Lets that many more be written. */
    void awaitMore(int more) throws InterruptedException {
        int goal = written() + more;
        while (written() < goal) {
            failIfRefused();
            Thread.sleep(50);
        }
    }

    private void failIfRefused() {
        if (!failures.isEmpty()) throw new Rehearsal.Wrong("a write was refused: " + failures.peek());
    }

    /** Every acknowledged write is stored, told and counted, once. */
    void balance() throws Exception {
        failIfRefused();
        List<Person> now = people.stream()
                .map(one -> new Person(agency, token(), one.organization(), one.influencer()))
                .toList();
        List<String> wrong = books.awaitBalance(now, plant.endpoints(), plant::superuser);
        if (!wrong.isEmpty()) throw new Rehearsal.Wrong(wrong.size() + " differences: " + wrong.getFirst());
    }

    /** Everybody's score as of today. */
    Map<String, JsonNode> scores() {
        Map<String, JsonNode> scores = new TreeMap<>();
        try (Api api = api()) {
            for (Person one : people) scores.put(one.influencer(), score(api, one));
        }
        return scores;
    }

    static JsonNode score(Api api, Person one) {
        return api.get(Service.SCORING, "/v1/scores/" + one.influencer());
    }

    void awaitEmptyOutbox(Service service) throws Exception {
        while (!answer(service, "SELECT count(*) FROM outbox").equals("0")) Thread.sleep(50);
    }

    /** The first column of the first row. */
    String answer(Service service, String sql) throws Exception {
        try (var connection = plant.superuser(service.database());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
