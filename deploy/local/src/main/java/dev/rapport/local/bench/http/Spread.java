package dev.rapport.local.bench.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same figure of several rounds. */
record Spread(double median, double least, double most) {

    static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }

    /** @param format of one number, such as {@code %.1f} */
    String text(String format) {
        return (format + " (" + format + " to " + format + ")").formatted(median, least, most);
    }

    static String text(double number, String format) {
        return String.format(Locale.ROOT, format, number);
    }
}
