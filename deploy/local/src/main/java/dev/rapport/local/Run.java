package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** {@code deploy/run}: the whole of Rapport on this machine, until Ctrl-C. */
public final class Run {
    private final RunOptions options;

    private Run(RunOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        try {
            Optional<RunOptions> options = RunOptions.from(arguments, System.getenv());
            if (options.isEmpty()) System.out.print(RunOptions.HELP);
            else new Run(options.get()).untilStopped();
        } catch (RunFailure | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (Exception unexpected) {
            // Kafka's threads would keep the rest running without anybody watching it.
            unexpected.printStackTrace();
            System.exit(1);
        }
    }

    private void untilStopped() throws IOException, InterruptedException {
        RunLock lock = RunLock.take(options.data())
                .orElseThrow(
                        () -> new RunFailure("Rapport is running already with the data in " + options.data() + "."));
        var leftovers = new Leftovers(options.data());
        int stopped = leftovers.stop();
        if (stopped > 0) System.out.printf("Stopped %d services that an earlier run had left.%n", stopped);
        Postmaster.stopLeftover(options.data().resolve("postgres").resolve("data"));
        options.ports().conflict().ifPresent(line -> {
            throw new RunFailure(line);
        });
        requireJars();
        if (options.fresh()) lock.wipe();

        PlatformLog.to(options.data().resolve("logs"));
        var stack = new RunningStack(options, leftovers);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, lock)));
        try {
            runUntilOneEnds(stack);
        } catch (RunFailure failure) {
            // Ctrl-C reaches the services too, and they may be gone before this JVM has noticed.
            Thread.sleep(500);
            if (!stack.isStopping()) throw failure;
        }
    }

    private void runUntilOneEnds(RunningStack stack) throws IOException, InterruptedException {
        System.out.println("Starting PostgreSQL and Kafka, then the services.");
        long begin = System.nanoTime();
        stack.startInfrastructure();
        System.out.printf("  PostgreSQL and Kafka are ready (%.1f s)%n", (System.nanoTime() - begin) / 1e9);
        stack.startServices();
        if (stack.isStopping()) return;
        stack.awaitReady();
        stack.startConsole();
        var identity = LocalIdentity.keptIn(options.data().resolve("identity"));
        var demo = new Demo(options, identity);
        if (options.demo()) demo.tellOnce();
        new Summary(options, identity).print(demo.cast());
        throw new RunFailure(stack.awaitFirstEnd().obituary());
    }

    private static void requireJars() {
        Arrays.stream(Service.values())
                .map(Service::module)
                .map(Checkout::jar)
                .filter(jar -> !Files.exists(jar))
                .findFirst()
                .ifPresent(jar -> {
                    throw new RunFailure("Not built: " + jar);
                });
    }

    private static void stop(RunningStack stack, RunLock lock) {
        System.out.println("Stopping.");
        long begin = System.nanoTime();
        try (lock) {
            stack.stop();
            System.out.printf(
                    "All stopped (%.1f s).%n",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3);
        } catch (IOException | RuntimeException e) {
            System.err.println("Not all could be stopped: " + e + "\nThe next start will do it.");
        }
    }
}
