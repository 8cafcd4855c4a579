package dev.rapport.local.history;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of one contact: messages to and from them, the score, and the verdict on an ask of size 1. */
record Standing(String contact, long out, long in, double score, String stage, String verdict) {

    /** A table, best first. */
    static String ranking(List<Standing> standings) {
        String head = String.format(
                Locale.ROOT, "%-12s %5s %5s %6s  %-9s %s%n", "contact", "out", "in", "score", "stage", "ask of size 1");
        return standings.stream()
                .sorted(Comparator.comparingDouble(Standing::score).reversed().thenComparing(Standing::contact))
                .map(Standing::line)
                .collect(Collectors.joining("", head, ""));
    }

    private String line() {
        return String.format(Locale.ROOT, "%-12s %5d %5d %6.1f  %-9s %s%n", contact, out, in, score, stage, verdict);
    }
}
