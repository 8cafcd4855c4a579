package dev.rapport.local.bench.http;

import java.time.Duration;

import dev.rapport.local.Service;
import dev.rapport.local.bench.Cpu;

/** Three times as many requests as can be served: what is served all the same, how soon the rest is told, and afterwards. */
final class Overload {
    private static final int CONNECTIONS = 400;
    private static final int TIMES = 3;
    private static final int RECOVERED_MILLIS = 100;
    private static final Duration CALM = Duration.ofSeconds(1);

    private final Plant plant;
    private final Story story;
    private final BenchOptions options;
    private final Report report;

    Overload(Plant plant, Story story, BenchOptions options, Report report) {
        this.plant = plant;
        this.story = story;
        this.options = options;
        this.report = report;
    }

    void run() throws Exception {
        Server service = plant.get(Service.INTERACTIONS);
        var closed = Wrk.of(plant.home(), service.api(), story.posts(service.api()), 16);
        closed.warmUp(options.warmUp());
        Cost peak = Cost.of(closed, options.round(), service.process(), plant.postgres());
        var open = new OpenLoop(service.api(), story.posts(service.api()), CONNECTIONS);
        // Sending away is compiled late, too.
        open.run(TIMES * peak.perSecond(), options.warmUp());
        long before = Cpu.of(service.process());
        var flood = open.run(TIMES * peak.perSecond(), options.round());
        double micros = Cpu.of(service.process()) - before;
        double recovered = secondsUntilCalm(open, peak.perSecond() / 2);
        double served = flood.count(201) / flood.seconds();
        // What those who were served cost, they cost as well where nobody is sent away.
        double ofOne = (micros - flood.count(201) * peak.serviceMicros()) / flood.count(503);
        report.note(
                "Overload of POST /v1/interactions: %,.0f a second at most; asked for %,.0f, served %,.0f (p99 %.0f ms), refused %,d (%.0f µs of the service's CPU for each), otherwise answered %,d."
                        .formatted(
                                peak.perSecond(),
                                TIMES * peak.perSecond(),
                                served,
                                flood.millis(201, 99),
                                flood.count(503),
                                ofOne,
                                flood.byStatus().values().stream()
                                                .mapToLong(one -> one.getTotalCount())
                                                .sum()
                                        - flood.count(201)
                                        - flood.count(503)));
        report.add(Goal.atLeast("overload: served / most that can be", 0.9, served / peak.perSecond()));
        report.add(Goal.atMost("overload: the rest is told, p99", 50, flood.millis(503, 99), "ms"));
        report.add(Goal.atMost("overload: all is well again after", 5, recovered, "s"));
    }

    private double secondsUntilCalm(OpenLoop open, double perSecond) throws Exception {
        long begin = System.nanoTime();
        for (int tries = 0; tries < 30; tries++) {
            double since = (System.nanoTime() - begin) / 1e9;
            var answers = open.run(perSecond, CALM);
            if (answers.byStatus().size() == 1 && answers.count(201) > 0 && answers.millis(201, 99) <= RECOVERED_MILLIS)
                return since;
        }
        return Double.POSITIVE_INFINITY;
    }
}
