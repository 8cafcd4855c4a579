package dev.rapport.local.bench.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is measured, and for how long.
 *
 * @param peer a jar to measure beside; null: none
 * @param isQuick to see that it works, and not what it comes to
 */
record BenchOptions(int rounds, Duration round, Duration warmUp, Set<Part> parts, Path peer, boolean isQuick) {

    /** What can be measured by itself. */
    enum Part {
        WRITES,
        READS,
        EVENTS,
        OVERLOAD,
        STARTS
    }

    private static final String ONLY = "--only=";

    static BenchOptions read(String... arguments) {
        boolean quick = false;
        Set<Part> parts = EnumSet.allOf(Part.class);
        Path peer = null;
        for (String argument : arguments) {
            if (argument.equals("--quick")) quick = true;
            else if (argument.startsWith(ONLY)) parts = parts(argument.substring(ONLY.length()));
            else if (argument.startsWith("-")) throw new IllegalArgumentException("No option: " + argument);
            else peer = Path.of(argument).toAbsolutePath();
        }
        return quick
                ? new BenchOptions(2, Duration.ofSeconds(3), Duration.ofSeconds(5), parts, peer, true)
                : new BenchOptions(5, Duration.ofSeconds(8), Duration.ofSeconds(20), parts, peer, false);
    }

    private static Set<Part> parts(String names) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.split(",")) parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
        return parts;
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
