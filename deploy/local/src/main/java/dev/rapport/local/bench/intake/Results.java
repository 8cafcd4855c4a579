package dev.rapport.local.bench.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All measurements, as a table in Markdown. */
final class Results {
    private final Map<String, List<Measurement>> byName = new LinkedHashMap<>();
    private final Map<String, Integer> events = new LinkedHashMap<>();

    void add(Contestant who, Measurement measured) {
        byName.computeIfAbsent(who.name(), name -> new ArrayList<>()).add(measured);
        events.put(who.name(), who.events());
    }

    String table(String reference) {
        var text = new StringBuilder(
                """
                | who | events | rounds | events/s, median | min | max | scoring / this one, median of the rounds | µs CPU/event, itself | PostgreSQL | Kafka |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        byName.forEach((name, measured) -> {
            line(text, name, measured, Measurement::rate, ratio(reference, measured));
            if (measured.getFirst().settled() > 0)
                line(text, name + ", until all scores are computed", measured, Measurement::settled, "");
        });
        return text.toString();
    }

    private void line(
            StringBuilder text,
            String name,
            List<Measurement> measured,
            ToDoubleFunction<Measurement> rate,
            String ratio) {
        boolean whole = ratio.isEmpty();
        String counted = name.contains(", until") ? name.substring(0, name.indexOf(", until")) : name;
        text.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %,.0f | %,.0f | %,.0f | %s | %s | %s | %s |%n",
                name,
                events.get(counted),
                measured.size(),
                at(measured, rate, 0.5),
                at(measured, rate, 0),
                at(measured, rate, 1),
                ratio,
                whole ? "" : micros(measured, Measurement::consumer),
                whole ? "" : micros(measured, Measurement::postgres),
                whole ? "" : micros(measured, Measurement::kafka)));
    }

    /** Each round by itself: the machine may be slower a minute later. */
    private String ratio(String reference, List<Measurement> measured) {
        List<Measurement> first = byName.get(reference);
        double[] ratios = new double[Math.min(first.size(), measured.size())];
        for (int i = 0; i < ratios.length; i++)
            ratios[i] = first.get(i).rate() / measured.get(i).rate();
        return String.format(Locale.ROOT, "%.2f", quantile(ratios, 0.5));
    }

    private static String micros(List<Measurement> measured, ToDoubleFunction<Measurement> what) {
        return String.format(Locale.ROOT, "%.1f", at(measured, what, 0.5));
    }

    private static double at(List<Measurement> measured, ToDoubleFunction<Measurement> what, double quantile) {
        return quantile(measured.stream().mapToDouble(what).toArray(), quantile);
    }

    private static double quantile(double[] values, double quantile) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double place = quantile * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
