package dev.rapport.local.bench.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

/** One agency: some influencers to write about, and some with a past, to ask for the score of. */
record Story(String token, String organization, List<String> written, List<String> read) {
    /** So many that no history grows long while it is written to. */
    static final int WRITTEN = 10_000;

    private static final int READ = 200;
    static final int PAST = 20;
    private static final List<Map<String, Object>> DEEDS = List.of(
            Map.of("kind", "ENGAGEMENT"),
            Map.of("kind", "HELP", "value", 2, "outcome", "USED"),
            Map.of("kind", "INBOUND"),
            Map.of("kind", "INTRODUCTION"));

    /** All three services must run; returns when scoring has all of it. */
    static Story told(Plant plant) throws Exception {
        String token = plant.token();
        try (var api = new Api(plant.ports().endpoints(), token)) {
            String organization = id(api, "/v1/organizations", "Bench");
            List<String> read = new ArrayList<>();
            for (int i = 0; i < READ; i++) read.add(id(api, "/v1/influencers", "Bench " + i));
            List<String> written = IntStream.rangeClosed(1, WRITTEN)
                    .mapToObj(number -> id(number, 0))
                    .toList();
            var story = new Story(token, organization, written, read);
            while (plant.number("interactions", "SELECT count(*) FROM known_contact") <= READ) Thread.sleep(100);
            plant.execute(
                    "interactions",
                    """
                    INSERT INTO known_contact
                    SELECT (json_populate_record(one, json_build_object('id', %s))).*
                    FROM known_contact one, generate_series(1, %d) AS number WHERE id = '%s'"""
                            .formatted(id("number", 0), WRITTEN, read.getFirst()));
            for (int i = 0; i < PAST; i++) story.happened(api, i);
            while (plant.number("scoring", "SELECT count(*) FROM ledger") < READ * PAST) Thread.sleep(100);
            return story;
        }
    }

    private void happened(Api api, int number) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String influencer : read) {
            Map<String, Object> item = new HashMap<>(DEEDS.get(number % DEEDS.size()));
            item.put("organizationId", organization);
            item.put("influencerId", influencer);
            item.put(
                    "occurredAt",
                    Instant.now().minus(7L * (PAST - number), ChronoUnit.DAYS).toString());
            items.add(item);
        }
        var answer = api.post(Service.INTERACTIONS, "/v1/interactions/batch", Map.of("items", items));
        if (answer.get("done").asInt() != items.size()) throw new IllegalStateException(answer.toString());
    }

    /**
     * An id that has this number in it, in SQL; {@link #written} are those of the influencers.
     *
     * @param group one digit, to tell apart what may have the same number
     */
    static String id(String number, int group) {
        return "('01990000-0000-700%d-8000-' || lpad(to_hex(cast(%s AS bigint)), 12, '0'))".formatted(group, number);
    }

    /** The same, for a program. */
    static String id(long number, int group) {
        return "01990000-0000-700%d-8000-%012x".formatted(group, number);
    }

    private static String id(Api api, String path, String name) {
        return api.post(Service.CONTACTS, path, Map.of("name", name)).get("id").asText();
    }

    /** To write down an interaction with each. */
    List<String> posts(URI server) {
        return posts(written, server);
    }

    private List<String> posts(List<String> influencers, URI server) {
        return influencers.stream()
                .map(this::body)
                .map(body -> head("POST /v1/interactions", server)
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .toList();
    }

    /** Writes as much down as those who are read have had, at a server that may know nothing of them. */
    void tell(URI server) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < PAST; i++) for (String influencer : read) send(http, server, influencer);
        }
    }

    private void send(HttpClient http, URI server, String influencer) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve("/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(influencer)))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 201) throw new IllegalStateException(request + ": " + status);
    }

    String body(String influencer) {
        return "{\"kind\":\"ENGAGEMENT\",\"organizationId\":\"%s\",\"influencerId\":\"%s\"}"
                .formatted(organization, influencer);
    }

    /** To read the score of each. */
    List<String> gets(URI server) {
        return read.stream()
                .map(influencer -> head("GET /v1/scores/" + influencer, server) + "\r\n")
                .toList();
    }

    private String head(String what, URI server) {
        return "%s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAuthorization: Bearer %s\r\n"
                .formatted(what, server.getAuthority(), token);
    }
}
