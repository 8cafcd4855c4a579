package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The three packaged services over the {@link LocalStack}, each in a JVM of its own, for tests from outside. Started on
 * first use; they end with this JVM however that ends.
 */
public final class LocalServices {
    private static final Path LOGS = Path.of("target", "logs");
    private static LocalServices shared;

    private final Ports ports = new Ports(0, 0, Doors.free(), Doors.free(), Doors.free(), Doors.free(), 0);
    private final List<ServiceProcess> services = new ArrayList<>();

    private LocalServices() {}

    /** Logs go to target/logs of the module under test. */
    public static synchronized LocalServices shared() {
        if (shared == null) {
            var started = new LocalServices();
            started.start();
            shared = started;
        }
        return shared;
    }

    public Endpoints endpoints() {
        return ports.endpoints();
    }

    /** Where a service has its health and metrics. */
    public URI management(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service).management());
    }

    /** What a service has said so far. */
    public Path log(Service service) {
        return LOGS.resolve(service.module() + ".log");
    }

    /** As where machines collect the logs; and whatever is ever said is there to be looked through. */
    static void logForMachines(Map<String, String> settings) {
        settings.put("RAPPORT_LOG_JSON", "true");
        settings.put("RAPPORT_LOG_EVENTS", "DEBUG");
    }

    private void start() {
        try {
            for (Service service : Service.values()) {
                var settings = LocalStack.shared().settings(service.database(), ports.of(service));
                logForMachines(settings);
                services.add(ServiceProcess.start(service.module(), settings, LOGS));
            }
            Readiness.await(services, ready -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
