package dev.rapport.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** One packaged service in a JVM of its own. */
public final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TAIL = 25;

    private final String module;
    private final Process process;
    private final Path log;
    private final URI ready;

    private ServiceProcess(String module, Process process, Path log, URI ready) {
        this.module = module;
        this.process = process;
        this.log = log;
        this.ready = ready;
    }

    /** Starts the packaged service; its output goes to a file in the directory, and its port is in the settings. */
    public static ServiceProcess start(String module, Map<String, String> settings, Path logs) throws IOException {
        return start(Checkout.root(), module, settings, logs);
    }

    /** As another checkout has it, such as an older one. */
    public static ServiceProcess start(Path checkout, String module, Map<String, String> settings, Path logs)
            throws IOException {
        Path jar = Checkout.jar(checkout, module);
        if (!Files.exists(jar)) throw new RunFailure("Not built: " + jar);
        Path log = logs.resolve(module + ".log");
        Files.createDirectories(logs);
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        // As the manifest of the jar has it, which counts only for java -jar.
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        Leash.location() + File.pathSeparator + jar,
                        Leash.class.getName(),
                        mainClass(jar))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        URI ready = URI.create("http://127.0.0.1:" + settings.get("RAPPORT_MANAGEMENT_PORT") + "/q/health/ready");
        return new ServiceProcess(module, builder.start(), log, ready);
    }

    private static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    String module() {
        return module;
    }

    public Process process() {
        return process;
    }

    /** Returns when the service says it is ready; throws a plain message with the end of its log when it does not. */
    public void awaitReady(HttpClient http) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answersReady(http)) {
            if (!process.isAlive()) throw new RunFailure(obituary());
            if (Instant.now().isAfter(end)) {
                throw new RunFailure(
                        "The %s is not ready after %d minutes.\n%s".formatted(module, PATIENCE.toMinutes(), tail()));
            }
            Thread.sleep(200);
        }
    }

    String obituary() {
        return "The %s ended by itself (exit code %d).\n%s".formatted(module, process.exitValue(), tail());
    }

    public boolean answersReady(HttpClient http) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
            return "The end of %s:\n  %s".formatted(log, String.join("\n  ", last));
        } catch (IOException e) {
            return "Its log cannot be read: " + e;
        }
    }
}
