package dev.rapport.local.bench.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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
        measure(Part.EVENTS, () -> new Events(plant, options, report).run());
        // Who does nothing for a request is not there: all that a processor does meanwhile is for that request.
        plant.stop(Service.CONTACTS);
        plant.stop(Service.SCORING);
        measure(Part.WRITES, () -> writes(story));
        measure(Part.OVERLOAD, () -> new Overload(plant, story, options, report).run());
        plant.stop(Service.INTERACTIONS);
        plant.start(Service.SCORING);
        awaitTakenIn();
        measure(Part.READS, () -> reads(story));
        plant.stop(Service.SCORING);
        measure(Part.STARTS, () -> new Starts(plant, story, options, report).run());
        System.out.println(report.text(options));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** What cannot be measured is said, and the rest is measured all the same. */
    private void measure(Part part, Work work) {
        if (!options.has(part)) return;
        try {
            work.run();
        } catch (Exception e) {
            e.printStackTrace();
            report.note("**Not measured: " + part.name().toLowerCase(Locale.ROOT) + "** (" + e.getMessage() + ").");
        }
    }

    private void writes(Story story) throws Exception {
        Peer peer = Peer.start(plant, options.peer(), false);
        try {
            new Writes(plant, story, options, report).run(peer);
        } finally {
            if (peer != null) peer.stop();
        }
    }

    private void reads(Story story) throws Exception {
        Peer peer = Peer.start(plant, options.peer(), true);
        try {
            if (peer != null) peer.tell(plant, story);
            new Reads(plant, story, options, report).run(peer);
        } finally {
            if (peer != null) peer.stop();
        }
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
