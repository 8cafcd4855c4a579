package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything that {@code deploy/run} starts, in order, and stops in the opposite order, whenever that is asked for. */
final class RunningStack {
    private final RunOptions options;
    private final Leftovers leftovers;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final CompletableFuture<Infrastructure> infrastructure = new CompletableFuture<>();
    private Console console;
    private boolean stopping;

    RunningStack(RunOptions options, Leftovers leftovers) {
        this.options = options;
        this.leftovers = leftovers;
    }

    /** PostgreSQL and Kafka, in this JVM. */
    void startInfrastructure() {
        try {
            infrastructure.complete(Infrastructure.durable(options.data(), options.ports()));
        } catch (IOException | RuntimeException e) {
            infrastructure.completeExceptionally(e);
            throw new RunFailure("PostgreSQL or Kafka did not start: %s\nSee %s and %s."
                    .formatted(
                            e.getMessage(),
                            options.data().resolve("postgres/postgres.log"),
                            options.data().resolve("logs/platform.log")));
        }
    }

    synchronized void startServices() throws IOException {
        for (Service service : Service.values()) {
            if (stopping) return;
            var settings = infrastructure
                    .join()
                    .coordinates()
                    .settings(service, options.ports().of(service));
            settings.put("RAPPORT_CORS_ORIGINS", Console.origins(options.ports().console()));
            start(service.module(), settings);
        }
        var gateway = infrastructure
                .join()
                .coordinates()
                .agentsSettings(options.ports().endpoints(), options.ports().agents());
        if (!stopping) start(Service.AGENTS_GATEWAY, gateway);
    }

    private void start(String module, Map<String, String> settings) throws IOException {
        services.add(ServiceProcess.start(module, settings, options.data().resolve("logs")));
        leftovers.record(handles());
    }

    /** The page for people: last, so that it never shows services that are not there. */
    synchronized void startConsole() throws IOException {
        if (!stopping) console = Console.start(Checkout.root().resolve("deploy/console"), options.ports());
    }

    /** Waits for all services at once and says when each is there. */
    void awaitReady() throws InterruptedException {
        long begin = System.nanoTime();
        Readiness.await(
                services,
                module -> System.out.printf("  %s is ready (%.1f s)%n", module, (System.nanoTime() - begin) / 1e9));
    }

    /** Returns when the first service ends. */
    ServiceProcess awaitFirstEnd() {
        var ends = services.stream()
                .map(service -> service.process().onExit().thenApply(ended -> service))
                .toArray(CompletableFuture[]::new);
        return (ServiceProcess) CompletableFuture.anyOf(ends).join();
    }

    /** Services first: they still write what they have in hand. */
    void stop() throws IOException {
        synchronized (this) {
            stopping = true;
            if (console != null) console.stop();
        }
        Stopping.all(handles());
        if (infrastructure.isDone() && infrastructure.isCompletedExceptionally()) return;
        infrastructure
                .orTimeout(Duration.ofMinutes(2).toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .close();
        Files.deleteIfExists(options.data().resolve("run.pids"));
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    private List<ProcessHandle> handles() {
        return services.stream()
                .map(ServiceProcess::process)
                .map(Process::toHandle)
                .toList();
    }
}
