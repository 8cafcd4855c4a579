package dev.rapport.local.bench.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Checkout;
import dev.rapport.local.Ports;
import dev.rapport.local.Service;

/** GET /v1/scores/{id}, beside the statements that it makes, and beside a constant. */
final class Reads {
    private static final int CONNECTIONS = 16;

    private final Plant plant;
    private final Story story;
    private final BenchOptions options;
    private final Report report;

    Reads(Plant plant, Story story, BenchOptions options, Report report) {
        this.plant = plant;
        this.story = story;
        this.options = options;
        this.report = report;
    }

    void run(Peer peer) throws Exception {
        Server service = plant.get(Service.SCORING);
        // A connection that is new asks more than one that has served for a while.
        Wrk.of(plant.home(), service.api(), story.gets(service.api()), CONNECTIONS)
                .run(options.warmUp());
        SpokenSql sql = SpokenSql.of(plant, Service.SCORING.role("app"), "FROM ledger", this::score);
        Server hello = hello();
        Subject alone = new Subject(
                "the statements of GET /v1/scores/{id}, by pgbench",
                new Pgbench(plant, Service.SCORING, sql, Map.of(), CONNECTIONS),
                null);
        Subject ours = subject("GET /v1/scores/{id}", service, story.gets(service.api()));
        String greeting =
                "GET /hello HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(hello.api().getAuthority());
        Subject constant = subject("GET /hello on the same stack", hello, List.of(greeting));
        try (Driver driver = new Driver(plant, Service.SCORING, sql, Map.of(), CONNECTIONS)) {
            List<Subject> subjects = new ArrayList<>(List.of(alone, driver.subject(), ours, constant));
            if (peer != null)
                subjects.add(subject(
                        "the peer: GET /v1/scores/{id}",
                        peer.server(),
                        story.gets(peer.server().api())));
            Rounds.run(subjects, options, plant.postgres());
            report.add(subjects);
        }
        hello.stop();
        report.add(Goal.atLeast(
                "GET / its statements alone", 0.4, ours.ratioTo(alone).median()));
        report.add(Goal.atMost(
                "GET, CPU of the service / that of a constant",
                3.5,
                ours.serviceMicros().median() / constant.serviceMicros().median(),
                ""));
        report.note(
                "GET /v1/scores/{id}, of a relationship with %d interactions, makes %d statements between BEGIN and COMMIT."
                        .formatted(Story.PAST, sql.count()));
    }

    private Subject subject(String name, Server server, List<String> requests) throws Exception {
        return new Subject(name, Wrk.of(plant.home(), server.api(), requests, CONNECTIONS), server.process());
    }

    private Server hello() throws InterruptedException {
        int port = Ports.free();
        URI api = URI.create("http://127.0.0.1:" + port);
        Path jar = Checkout.root().resolve("deploy/bench/hello/target/quarkus-app/quarkus-run.jar");
        Map<String, String> settings = Map.of("RAPPORT_PORT", Integer.toString(port));
        return Server.start("hello", jar, List.of(), settings, api, plant.home().resolve("logs"))
                .awaitAnswer(api.resolve("/hello"));
    }

    private String score() throws Exception {
        var request = HttpRequest.newBuilder(plant.endpoint(Service.SCORING)
                        .resolve("/v1/scores/" + story.read().getFirst()))
                .header("Authorization", "Bearer " + story.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
