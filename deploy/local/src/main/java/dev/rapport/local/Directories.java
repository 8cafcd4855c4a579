package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The few things done to whole directories. */
final class Directories {
    private Directories() {}

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }

    /** Where PostgreSQL is unpacked to: once per user, shared by tests and runs, and not cleaned away as /tmp may be. */
    static Path binaries() {
        Path home = Path.of(System.getProperty("user.home"));
        Path parent = Files.isWritable(home) ? home.resolve(".cache") : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("rapport").resolve("postgres");
    }
}
