package dev.rapport.local.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Other programs, to the end. */
final class Programs {
    private Programs() {}

    /** @return all that it has said; throws where it failed */
    static String run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0)
            throw new IllegalStateException(program.command().getFirst() + ": " + said);
        return said;
    }
}
