package dev.rapport.local.bench.http;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.rapport.local.PlatformLog;
import dev.rapport.local.Service;
import dev.rapport.local.bench.http.BenchOptions.Part;

/** Everything that deploy/bench/run measures, one after the other on one stack. */
public final class Bench {
    private final BenchOptions options;
    private final Plant plant;
    private final Report report = new Report();

    private Bench(BenchOptions options, Plant plant) {
        this.options = options;
        this.plant = plant;
    }

    /** @param arguments see deploy/bench/run */
    public static void main(String[] arguments) throws Exception {
        BenchOptions options = BenchOptions.read(arguments);
        Path home = Files.createTempDirectory("rapport-bench-");
        PlatformLog.to(home.resolve("logs"));
        try (var plant = new Plant(home)) {
            new Bench(options, plant).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (Service service : Service.values()) plant.start(service);
        Story story = Story.told(plant);
        if (options.has(Part.EVENTS)) new Events(plant, options, report).run();
        // Who does nothing for a request is not there: all that a processor does meanwhile is for that request.
        plant.stop(Service.CONTACTS);
        plant.stop(Service.SCORING);
        writes(story);
        plant.stop(Service.INTERACTIONS);
        plant.start(Service.SCORING);
        awaitTakenIn();
        reads(story);
        System.out.println(report.text(options));
    }

    private void writes(Story story) throws Exception {
        if (options.has(Part.WRITES)) {
            Peer peer = Peer.start(plant, options.peer(), false);
            new Writes(plant, story, options, report).run(peer);
            if (peer != null) peer.stop();
        }
        if (options.has(Part.OVERLOAD)) new Overload(plant, story, options, report).run();
    }

    private void reads(Story story) throws Exception {
        if (options.has(Part.READS)) {
            Peer peer = Peer.start(plant, options.peer(), true);
            if (peer != null) peer.tell(plant, story);
            new Reads(plant, story, options, report).run(peer);
            if (peer != null) peer.stop();
        }
        if (!options.has(Part.STARTS)) return;
        plant.stop(Service.SCORING);
        new Starts(plant, story, options, report).run();
    }

    /** What the writes have told. */
    private void awaitTakenIn() throws Exception {
        long before = -1;
        long now = plant.number("scoring", "SELECT count(*) FROM ledger");
        while (now != before) {
            Thread.sleep(3000);
            before = now;
            now = plant.number("scoring", "SELECT count(*) FROM ledger");
        }
        while (plant.number("scoring", "SELECT count(*) FROM stale_score") > 0) Thread.sleep(200);
    }
}
