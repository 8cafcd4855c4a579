package dev.rapport.local.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** All that was found, in Markdown, to be pasted into deploy/bench/README.md. */
final class Report {
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void add(List<Subject> measured) {
        subjects.addAll(measured);
    }

    void add(Goal goal) {
        goals.add(goal);
        System.err.println(goal.row());
    }

    void note(String note) {
        notes.add(note);
        System.err.println(note);
    }

    String text(BenchOptions options) throws IOException {
        StringBuilder text = new StringBuilder("%s, %d processors (%s), %s, JDK %s; %d rounds of %d s each, in turn.\n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version(),
                        options.rounds(),
                        options.round().toSeconds()));
        if (!subjects.isEmpty()) text.append('\n').append(Subject.heading()).append('\n');
        subjects.forEach(one -> text.append(one.row()).append('\n'));
        text.append('\n').append(Goal.heading()).append('\n');
        goals.forEach(one -> text.append(one.row()).append('\n'));
        text.append('\n');
        notes.forEach(one -> text.append("- ").append(one).append('\n'));
        return text.toString();
    }

    private static String processor() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
