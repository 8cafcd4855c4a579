package dev.rapport.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A clock that is some minutes ahead of all others, by libfaketime. How long something takes stays what it is. */
final class Skew {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String PATH = "faketime/libfaketimeMT.so.1";
    private static final String AHEAD = "+240s";

    private Skew() {}

    static boolean canBe() {
        return library().isPresent();
    }

    /** The environment of a program with such a clock. */
    static Map<String, String> ahead() {
        Path library = library().orElseThrow(() -> new IllegalStateException("libfaketime is not here"));
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                AHEAD,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Files are as old as they are.
                "NO_FAKE_STAT",
                "1");
    }

    /** In the directory of this processor's libraries, or beside those. */
    private static Optional<Path> library() {
        if (!Files.isDirectory(LIBRARIES)) return Optional.empty();
        try (Stream<Path> all = Files.list(LIBRARIES)) {
            return Stream.concat(all, Stream.of(LIBRARIES))
                    .map(one -> one.resolve(PATH))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
