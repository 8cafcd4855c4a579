package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Processes written down while they run, so that the next start can stop those which a killed run left behind. */
final class Leftovers {
    private final Path file;

    Leftovers(Path directory) {
        this.file = directory.resolve("run.pids");
    }

    void record(List<ProcessHandle> running) throws IOException {
        var lines = running.stream().map(process -> process.pid() + " " + startOf(process));
        Files.write(file, lines.toList());
    }

    /** Stops what still runs, and returns how many that were. */
    int stop() throws IOException {
        if (!Files.exists(file)) return 0;
        var running = Files.readAllLines(file).stream()
                .map(Leftovers::find)
                .flatMap(Optional::stream)
                .toList();
        Stopping.all(running);
        Files.delete(file);
        return running.size();
    }

    /** The number alone is not enough: the system gives it to another program later. */
    private static Optional<ProcessHandle> find(String line) {
        String[] parts = line.split(" ");
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(Stopping::runs)
                .filter(process -> startOf(process) == Long.parseLong(parts[1]));
    }

    private static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }
}
