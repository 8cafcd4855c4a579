package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import dev.rapport.local.demo.DemoStory;
import dev.rapport.local.demo.DemoStory.Cast;

/** Tells the demo story once for each data directory. It is an extra: when it fails, the stack runs on without it. */
final class Demo {
    private final RunOptions options;
    private final LocalIdentity identity;
    private final Path begun;
    private final Path told;

    Demo(RunOptions options, LocalIdentity identity) {
        this.options = options;
        this.identity = identity;
        this.begun = options.data().resolve("demo-begun");
        this.told = options.data().resolve("demo-loaded");
    }

    /** A telling that was cut short is finished as of the day on which it began, so that nothing is told twice. */
    void tellOnce() throws IOException {
        if (Files.exists(told)) return;
        if (!Files.exists(begun)) {
            Files.writeString(begun, LocalDate.now(Clock.systemUTC()).toString());
        }
        var day = Files.readString(begun);
        try {
            boolean all = DemoStory.load(options.ports().endpoints(), identity, LocalDate.parse(day));
            System.out.println(
                    all ? "  The demo story is told" : "  Another telling of the demo story is there already");
            Files.writeString(told, day);
        } catch (RuntimeException e) {
            System.err.println("  The demo story could not be told; the next start tries again.\n  " + e.getMessage());
        }
    }

    /** Who it is about, where it was told. */
    Optional<Cast> cast() {
        if (!Files.exists(told)) return Optional.empty();
        try {
            return DemoStory.cast(options.ports().endpoints(), identity);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
