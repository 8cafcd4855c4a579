package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service over the {@link LocalStack} with settings of its own, for tests of those settings. */
public final class LocalService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServiceProcess process;
    private final Doors doors;
    private final Path log;

    private LocalService(ServiceProcess process, Doors doors, Path log) {
        this.process = process;
        this.doors = doors;
        this.log = log;
    }

    /**
     * Returns at once.
     *
     * @param name of the directory that its log goes to, below target
     * @param changes to the settings; a null takes one away
     */
    public static LocalService start(Service service, String name, Map<String, String> changes) {
        Doors doors = Doors.free();
        Map<String, String> settings = new HashMap<>(LocalStack.shared().settings(service.database(), doors));
        changes.forEach((key, value) -> {
            if (value == null) settings.remove(key);
            else settings.put(key, value);
        });
        return start(service.module(), doors, settings, Path.of("target", name));
    }

    /** What AI agents call, before the {@link LocalServices}. Returns at once. */
    public static LocalService agentsGateway() {
        Doors doors = Doors.free();
        Map<String, String> settings =
                LocalStack.shared().agentsSettings(LocalServices.shared().endpoints(), doors);
        LocalServices.logForMachines(settings);
        return start(Service.AGENTS_GATEWAY, doors, settings, Path.of("target", "logs"));
    }

    /** One more, where nobody is behind it. Returns at once. */
    public static LocalService agentsGatewayWithoutServices() {
        Doors doors = Doors.free();
        Endpoints nobody = Endpoints.onThisMachine(Ports.free(), Ports.free(), Ports.free());
        return start(
                Service.AGENTS_GATEWAY,
                doors,
                LocalStack.shared().agentsSettings(nobody, doors),
                Path.of("target", "gateway-alone"));
    }

    private static LocalService start(String module, Doors doors, Map<String, String> settings, Path logs) {
        try {
            ServiceProcess process = ServiceProcess.start(module, settings, logs);
            return new LocalService(process, doors, logs.resolve(module + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalService awaitReady() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            process.awaitReady(http);
        }
        return this;
    }

    /** The exit code of one that ends by itself. */
    public int awaitEnd() throws InterruptedException {
        if (!process.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new IllegalStateException("It goes on, see " + log);
        return process.process().exitValue();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + doors.api());
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + doors.management());
    }

    @Override
    public void close() {
        process.process().destroy();
    }
}
