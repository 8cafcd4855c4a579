package dev.rapport.local.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.rapport.local.BreakableStack;
import dev.rapport.local.Doors;
import dev.rapport.local.Service;
import dev.rapport.local.ServiceProcess;
import dev.rapport.local.Signals;

/** One replica of a service, which keeps its ports over restarts and is watched while it should live. */
final class Instance {
    private static final int ATTEMPTS = 3;
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    final Service service;
    final String name;
    private final Doors doors = Doors.free();
    private final BreakableStack.Ways ways;
    private final Map<String, String> settings;
    private final Path logs;
    private final HttpClient http;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private ServiceProcess process;
    private boolean frozen;
    private boolean lived;
    private boolean wanted;
    private int starts;
    private Instant begun;

    Instance(Service service, String name, BreakableStack stack, Path logs, HttpClient http) {
        this.service = service;
        this.name = name;
        this.ways = stack.ways(name);
        this.settings = stack.settings(service, name, doors);
        this.logs = logs.resolve(name);
        this.http = http;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + doors.api());
    }

    BreakableStack.Ways ways() {
        return ways;
    }

    /** Returns at once. */
    void start() throws IOException {
        start(Map.of());
    }

    private synchronized void start(Map<String, String> more) throws IOException {
        if (process != null && process.process().isAlive()) return;
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(more);
        process = ServiceProcess.start(service.module(), environment, logs.resolve(Integer.toString(++starts)));
        frozen = false;
        lived = false;
        wanted = true;
        begun = Instant.now();
    }

    synchronized void kill() throws InterruptedException {
        wanted = false;
        if (process != null) process.process().destroyForcibly().waitFor();
    }

    /** As an orchestrator does it. */
    void stop() throws InterruptedException {
        Process told;
        synchronized (this) {
            wanted = false;
            told = process.process();
        }
        told.toHandle().destroy();
        if (!told.waitFor(60, TimeUnit.SECONDS)) {
            faults.add(name + " did not end within a minute of being told to");
            told.destroyForcibly().waitFor();
        }
    }

    /** @param more of its environment, this time */
    void restart(Map<String, String> more) throws IOException, InterruptedException {
        stop();
        start(more);
    }

    synchronized void freeze() throws IOException {
        frozen = true;
        Signals.freeze(process.process().toHandle());
    }

    synchronized void thaw() throws IOException {
        Signals.thaw(process.process().toHandle());
        begun = Instant.now();
        frozen = false;
    }

    /** Whoever was started while the database was away may have ended for it, and is started again. */
    void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ServiceProcess now;
            synchronized (this) {
                now = process;
            }
            try {
                now.awaitReady(http);
                return;
            } catch (RuntimeException e) {
                if (now.process().isAlive() || attempt == ATTEMPTS) throw e;
                start();
            }
        }
    }

    /** Asks whether it lives, if it should; whoever was frozen or started meanwhile is not asked. */
    void look() throws IOException, InterruptedException {
        Instant asked;
        synchronized (this) {
            if (!wanted || frozen) return;
            asked = begun;
            if (!process.process().isAlive()) {
                ended();
                return;
            }
        }
        String answer = live();
        synchronized (this) {
            if (!wanted || frozen || !asked.equals(begun)) return;
            if (answer.equals("200")) lived = true;
            // Who has only begun to start is not there yet; whether it ever is, is waited for at the end.
            else if (lived) faults.add(name + " is not alive: " + answer);
        }
    }

    /** Who cannot start is started again, as orchestrators do; who has lived has no reason to end. */
    private void ended() throws IOException {
        if (lived) {
            faults.add(name + " ended by itself, exit code " + process.process().exitValue());
            wanted = false;
        } else {
            start();
        }
    }

    private String live() throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + doors.management() + "/q/health/live");
        var request = HttpRequest.newBuilder(address).timeout(TO_ANSWER).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** That it ended by itself, or said that it is not alive. */
    List<String> faults() {
        return faults;
    }
}
