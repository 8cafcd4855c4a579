package dev.rapport.local.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service in a JVM of its own, started as its image does; ends with this program. */
final class Server {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** As in deploy/images/java.options, by what the container of a service has; the heap is at most two thirds of that. */
    static final List<String> USUAL =
            List.of("-Xmx256m", "-Xms54m", "-XX:NewRatio=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private final Process process;
    private final Path log;
    private final URI api;

    private Server(Process process, Path log, URI api) {
        this.process = process;
        this.log = log;
        this.api = api;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Returns at once.
     *
     * @param jar is started in its own directory
     * @param options of Java, on top of the usual ones
     */
    static Server start(String name, Path jar, List<String> options, Map<String, String> settings, URI api, Path logs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.getFileName().toString()));
        Path log = logs.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(jar.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(logs);
            return new Server(builder.start(), log, api);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param question is answered with 200 where it is ready */
    Server awaitAnswer(URI question) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var request =
                HttpRequest.newBuilder(question).timeout(Duration.ofSeconds(5)).build();
        while (!answers(request)) {
            if (!process.isAlive() || System.nanoTime() > end)
                throw new IllegalStateException("It does not come up, see " + log);
            Thread.sleep(20);
        }
        return this;
    }

    private static boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI api() {
        return api;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Memory that it has now. */
    int megabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns when it has ended. */
    void stop() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }
}
