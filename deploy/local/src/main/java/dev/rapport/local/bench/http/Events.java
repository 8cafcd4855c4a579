package dev.rapport.local.bench.http;

import java.time.Duration;

import dev.rapport.local.Api;
import dev.rapport.local.bench.PostToScore;

/** From the moment at which an interaction should be written until the score shows it, at a rate that is kept to. */
final class Events {
    private static final int A_SECOND = 200;
    private static final Duration LASTING = Duration.ofSeconds(60);
    private static final Duration QUICKLY = Duration.ofSeconds(10);

    private final Plant plant;
    private final BenchOptions options;
    private final Report report;

    Events(Plant plant, BenchOptions options, Report report) {
        this.plant = plant;
        this.options = options;
        this.report = report;
    }

    /** All three services must run. */
    void run() throws Exception {
        try (var api = new Api(plant.ports().endpoints(), plant.token())) {
            // A service that was never asked before cannot keep up yet, and sends some away when all come at once.
            for (int slower : new int[] {8, 4, 2, 1}) new PostToScore(api, A_SECOND / slower).run(options.warmUp());
            var bench = new PostToScore(api, A_SECOND);
            var micros = bench.run(options.isQuick() ? QUICKLY : LASTING);
            var visible = micros.visible();
            report.note(
                    "Event to score, %d a second, %d of %d looked at, from the intended time: acknowledged p50 %.1f, p99 %.1f ms; in the score p50 %.1f, p95 %.1f, p99 %.1f, at most %.1f ms."
                            .formatted(
                                    A_SECOND,
                                    visible.getTotalCount(),
                                    micros.acknowledged().getTotalCount(),
                                    micros.acknowledged().getValueAtPercentile(50) / 1e3,
                                    micros.acknowledged().getValueAtPercentile(99) / 1e3,
                                    visible.getValueAtPercentile(50) / 1e3,
                                    visible.getValueAtPercentile(95) / 1e3,
                                    visible.getValueAtPercentile(99) / 1e3,
                                    visible.getMaxValue() / 1e3));
            report.add(Goal.atMost("event to score, p50", 25, visible.getValueAtPercentile(50) / 1e3, "ms"));
            report.add(Goal.atMost("event to score, p99", 500, visible.getValueAtPercentile(99) / 1e3, "ms"));
        }
    }
}
