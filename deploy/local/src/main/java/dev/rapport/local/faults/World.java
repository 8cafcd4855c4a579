package dev.rapport.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.BreakableStack;
import dev.rapport.local.Service;

/** All that can break: the stack and the replicas of the services. Two of interactions and scoring, as in production. */
final class World implements AutoCloseable {
    private static final long LOOK_MILLIS = 1000;

    final BreakableStack stack;
    final List<Instance> instances = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private World(Path directory) throws IOException, SQLException, InterruptedException {
        Map<String, Service> replicas = replicas();
        stack = BreakableStack.start(directory, replicas.keySet());
        replicas.forEach(
                (name, service) -> instances.add(new Instance(service, name, stack, directory.resolve("logs"), http)));
        start(Service.CONTACTS, Service.INTERACTIONS);
        Thread.ofPlatform().daemon().start(this::watch);
    }

    /** Without scoring, which comes later. */
    static World start(Path directory) throws IOException, SQLException, InterruptedException {
        return new World(directory);
    }

    /** All instances of these services; returns when they are ready. */
    void start(Service... services) throws IOException, InterruptedException {
        List<Instance> those = instances.stream()
                .filter(one -> List.of(services).contains(one.service))
                .toList();
        for (Instance one : those) one.start();
        for (Instance one : those) one.awaitReady();
    }

    private static Map<String, Service> replicas() {
        Map<String, Service> replicas = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            int many = service == Service.CONTACTS ? 1 : 2;
            for (int i = 0; i < many; i++) replicas.put(service.database() + "-" + i, service);
        }
        return replicas;
    }

    List<URI> addresses(Service service) {
        return instances.stream()
                .filter(one -> one.service == service)
                .map(Instance::address)
                .toList();
    }

    /** Mends all that may be broken; returns when all serve. */
    void heal() throws IOException, SQLException, InterruptedException {
        for (Instance one : instances) one.ways().mend();
        stack.thawPostgres();
        stack.startPostgres();
        stack.brokers().startAll();
        for (Instance one : instances) one.start();
        for (Instance one : instances) one.awaitReady();
    }

    List<String> faults() {
        return instances.stream().flatMap(one -> one.faults().stream()).toList();
    }

    private void watch() {
        try {
            while (true) {
                for (Instance one : instances) one.look();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (Instance one : instances) one.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stack.close();
    }
}
