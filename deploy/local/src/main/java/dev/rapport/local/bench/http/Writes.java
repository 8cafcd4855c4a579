package dev.rapport.local.bench.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Service;

/** POST /v1/interactions, beside the statements that it makes. */
final class Writes {
    private static final int MOST_CONNECTIONS = 16;

    /** So few that most of the time is spent waiting for the disk; and as many as keep two processors busy. */
    private static final int[] CONNECTIONS = {1, MOST_CONNECTIONS};

    /** From here on it is the disk that sets the pace. */
    private static final double IDLE_ENOUGH = 0.3;

    private static final double MOST_MICROS = 130;

    private final Plant plant;
    private final Story story;
    private final BenchOptions options;
    private final Report report;

    Writes(Plant plant, Story story, BenchOptions options, Report report) {
        this.plant = plant;
        this.story = story;
        this.options = options;
        this.report = report;
    }

    void run(Peer peer) throws Exception {
        Server service = plant.get(Service.INTERACTIONS);
        String[] id = new String[1];
        String influencer = story.written().getFirst();
        // A connection that is new asks more than one that has served for a while.
        Wrk.of(plant.home(), service.api(), story.posts(service.api()), MOST_CONNECTIONS)
                .run(options.warmUp());
        SpokenSql sql = SpokenSql.of(
                plant, Service.INTERACTIONS.role("app"), "insert into interaction ", () -> id[0] = post(influencer));
        Map<String, Varying> varying = Map.of(id[0], Varying.FRESH, influencer, Varying.SOMEBODY);
        for (int connections : CONNECTIONS) {
            try (Driver driver = new Driver(plant, Service.INTERACTIONS, sql, varying, connections)) {
                List<Subject> subjects = new ArrayList<>();
                Subject alone = new Subject(
                        "the statements of POST /v1/interactions, by pgbench, %d connections".formatted(connections),
                        new Pgbench(plant, Service.INTERACTIONS, sql, varying, connections),
                        null);
                Subject ours = new Subject(
                        "POST /v1/interactions, %d connections".formatted(connections),
                        Wrk.of(plant.home(), service.api(), story.posts(service.api()), connections),
                        service.process());
                subjects.addAll(List.of(alone, driver.subject(), ours));
                if (peer != null) {
                    URI api = peer.server().api();
                    subjects.add(new Subject(
                            "the peer: POST /v1/interactions, %d connections".formatted(connections),
                            Wrk.of(plant.home(), api, story.posts(api), connections),
                            peer.server().process()));
                }
                Rounds.run(subjects, options, plant.postgres());
                report.add(subjects);
                judge(alone, ours, connections);
            }
        }
        report.note(
                "POST /v1/interactions makes %d statements between BEGIN and COMMIT; pgbench sends the same ones, as captured from the log."
                        .formatted(sql.count()));
    }

    private void judge(Subject alone, Subject ours, int connections) {
        boolean disk = alone.idle() >= IDLE_ENOUGH;
        String what =
                "POST / its statements alone, %d connections (%s binds)".formatted(connections, disk ? "fsync" : "CPU");
        report.add(Goal.atLeast(what, disk ? 0.8 : 0.5, ours.ratioTo(alone).median()));
        if (!disk)
            report.add(Goal.atMost(
                    "POST, CPU of the service",
                    MOST_MICROS,
                    ours.serviceMicros().median(),
                    "µs"));
    }

    private String post(String influencer) throws Exception {
        var request = HttpRequest.newBuilder(
                        plant.endpoint(Service.INTERACTIONS).resolve("/v1/interactions"))
                .header("Authorization", "Bearer " + story.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(story.body(influencer)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            String body = http.send(request, BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(body).get("id").asText();
        }
    }
}
