package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL process of a data directory, as its postmaster.pid names it. */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Postmaster() {}

    /**
     * Makes the directory free to start from: stops a server that outlived the program which started it, and removes a
     * postmaster.pid whose number now belongs to another program (PostgreSQL would refuse to start).
     */
    static void stopLeftover(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        Optional<ProcessHandle> running = of(data);
        if (running.isPresent()) {
            stop(running.get());
        }
        Files.deleteIfExists(file);
    }

    /** As {@link #stopLeftover}, now and at the end of this program, which a server outlives that is interrupted. */
    static void endWithThisProgram(Path data) throws IOException {
        stopLeftover(data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stopLeftover(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    static Optional<ProcessHandle> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::trim)
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(Postmaster::isPostgres);
    }

    /** Kills the server as a power failure would: no checkpoint, no clean end. */
    static void kill(ProcessHandle postmaster) {
        // The backends hold the shared memory; a new server refuses to start until they have gone.
        var all = Signals.withDescendants(postmaster);
        postmaster.destroyForcibly();
        Stopping.gone(all, PATIENCE);
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for clients.
        Signals.send("INT", List.of(postmaster));
        if (!Stopping.gone(List.of(postmaster), PATIENCE)) kill(postmaster);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(path -> path.endsWith("/postgres")).orElse(false);
    }
}
