package dev.rapport.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What Java itself cannot send to a process. */
public final class Signals {
    private Signals() {}

    /** Stands still, with all its children and all its connections open, until it is told to go on. */
    public static void freeze(ProcessHandle process) throws IOException {
        send("STOP", withDescendants(process));
    }

    public static void thaw(ProcessHandle process) throws IOException {
        send("CONT", withDescendants(process));
    }

    /** The parent first. */
    static List<ProcessHandle> withDescendants(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    static void send(String signal, List<ProcessHandle> processes) throws IOException {
        try {
            var command = Stream.concat(
                    Stream.of("kill", "-" + signal), processes.stream().map(one -> Long.toString(one.pid())));
            // Some of them may have ended meanwhile, which is no fault.
            new ProcessBuilder(command.toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
