package dev.rapport.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends processes: first politely, all at once, then not. */
final class Stopping {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Stopping() {}

    static void all(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        if (!gone(processes, PATIENCE)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            gone(processes, PATIENCE);
        }
    }

    /** Waits for all to end; false when some still run after that time. */
    static boolean gone(List<ProcessHandle> processes, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (processes.stream().anyMatch(Stopping::runs)) {
            if (Instant.now().isAfter(end)) return false;
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** A dead process stays in the table until its parent asks for it, which in some containers is never. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
