package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what PostgreSQL's starter and Kafka have to say to a file, away from the terminal. */
public final class PlatformLog {
    private static final int LIMIT_BYTES = 5_000_000;
    private static final Logger ROOT = Logger.getLogger("");
    /** Held here: a logger that nobody holds is forgotten, with its level. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change"));

    private PlatformLog() {}

    /** @param directory of the file */
    public static void to(Path directory) throws IOException {
        Files.createDirectories(directory);
        Arrays.stream(ROOT.getHandlers()).forEach(ROOT::removeHandler);
        Handler file = new FileHandler(directory.resolve("platform.log").toString(), LIMIT_BYTES, 1, false);
        file.setFormatter(new SimpleFormatter());
        ROOT.addHandler(file);
        ROOT.setLevel(Level.INFO);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
