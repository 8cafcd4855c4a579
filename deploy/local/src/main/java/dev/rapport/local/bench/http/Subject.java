package dev.rapport.local.bench.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is measured: one line of the table. */
final class Subject {
    private static final double STILL_WARMING = 0.9;
    private static final int MOST_WARM_UPS = 6;

    private final String name;
    private final Load load;
    private final ProcessHandle service;
    private final List<Cost> rounds = new ArrayList<>();

    /** @param service null where the load goes to the database itself */
    Subject(String name, Load load, ProcessHandle service) {
        this.name = name;
        this.load = load;
        this.service = service;
    }

    /** Until it gets no cheaper: how long that takes depends on who else uses the machine. */
    void warmUp(Duration duration, ProcessHandle postgres) throws Exception {
        double before;
        double now = Double.MAX_VALUE;
        int tries = 0;
        do {
            before = now;
            now = Cost.of(load, duration, service, postgres).serviceMicros();
        } while (now < STILL_WARMING * before && ++tries < MOST_WARM_UPS);
    }

    void round(Duration duration, ProcessHandle postgres) throws Exception {
        rounds.add(Cost.of(load, duration, service, postgres));
    }

    String name() {
        return name;
    }

    List<Cost> rounds() {
        return rounds;
    }

    Spread perSecond() {
        return Spread.of(rounds, Cost::perSecond);
    }

    Spread serviceMicros() {
        return Spread.of(rounds, Cost::serviceMicros);
    }

    double idle() {
        return Spread.of(rounds, Cost::idle).median();
    }

    /** Round by round, because a machine that others use, too, is not the same from one to the next. */
    Spread ratioTo(Subject other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++)
            ratios.add(rounds.get(i).perSecond() / other.rounds.get(i).perSecond());
        return Spread.of(ratios, ratio -> ratio);
    }

    String row() {
        return "| %s | %s | %s | %s | %s | %.0f %% |"
                .formatted(
                        name,
                        perSecond().text("%,.0f"),
                        service == null ? "" : serviceMicros().text("%.0f"),
                        Spread.of(rounds, Cost::databaseMicros).text("%.0f"),
                        Spread.of(rounds, Cost::clientMicros).text("%.0f"),
                        idle() * 100);
    }

    static String heading() {
        return """
                | what | operations a second | service, CPU µs | database, CPU µs | client, CPU µs | machine idle |
                |---|---|---|---|---|---|""";
    }
}
