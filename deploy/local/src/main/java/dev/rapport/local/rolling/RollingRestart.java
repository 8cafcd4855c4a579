package dev.rapport.local.rolling;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Endpoints;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;
import dev.rapport.local.ServiceProcess;

/**
 * Two instances of each service behind a balancer, under load; each is ended as Kubernetes does it, and another started in
 * its place, of the same version or of another. No request may fail, and in the end every acknowledged write is there, and counted once.
 */
public final class RollingRestart {
    private static final int INSTANCES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DELAY = "5S";

    private final LocalStack stack = LocalStack.shared();
    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path logs = Checkout.root().resolve("deploy/e2e/target/rolling-restart");

    /** Checkouts: what runs at first, what takes its place, and so on. */
    private final List<Path> versions;

    private int started;

    private record Instance(int port, ServiceProcess process) {}

    private RollingRestart(List<Path> versions) {
        this.versions = versions;
    }

    /** @param arguments requests a second, 15 where absent; a checkout of an older version, to come from and go back to */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Path now = Checkout.root();
        List<Path> versions =
                arguments.length > 1 ? List.of(Path.of(arguments[1]), now, Path.of(arguments[1])) : List.of(now, now);
        System.exit(new RollingRestart(versions).run(perSecond) ? 0 : 1);
    }

    private boolean run(int perSecond) throws Exception {
        for (Service service : Service.values()) {
            balancers.put(service, new Balancer());
            instances.put(service, new ArrayList<>());
            // One after the other, so that only the first migrates.
            for (int i = 0; i < INSTANCES; i++) instances.get(service).add(start(service, versions.getFirst()));
        }
        Endpoints endpoints = Endpoints.onThisMachine(
                balancers.get(Service.CONTACTS).port(),
                balancers.get(Service.INTERACTIONS).port(),
                balancers.get(Service.SCORING).port());
        Load load = new Load(endpoints, stack.identity());
        load.begin(perSecond);
        for (Path version : versions.subList(1, versions.size())) {
            for (Service service : Service.values()) {
                for (int i = 0; i < INSTANCES; i++) restart(service, i, version, load);
            }
        }
        Thread.sleep(Duration.ofSeconds(3));
        load.end();
        List<String> wrong = load.books().awaitBalance(load.people(), endpoints, stack::superuser);
        report(load, wrong);
        return load.failures().isEmpty() && wrong.isEmpty();
    }

    private Instance start(Service service, Path version) throws Exception {
        Doors doors = Doors.free();
        Map<String, String> settings = stack.settings(service.database(), doors);
        settings.put("RAPPORT_SHUTDOWN_DELAY", DELAY);
        var process =
                ServiceProcess.start(version, service.module(), settings, logs.resolve(Integer.toString(++started)));
        process.awaitReady(http);
        balancers.get(service).add(doors.api(), process);
        await(() -> balancers.get(service).sendsTo(doors.api()));
        return new Instance(doors.api(), process);
    }

    /** A new one first, as the Deployments have it. */
    private void restart(Service service, int number, Path version, Load load) throws Exception {
        int before = load.requests();
        Instance old = instances.get(service).get(number);
        instances.get(service).set(number, start(service, version));
        long begin = System.nanoTime();
        old.process().process().toHandle().destroy();
        if (!old.process().process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new IllegalStateException("It does not end: " + service);
        balancers.get(service).remove(old.port());
        System.out.printf(
                "%s %d: replaced by %s, ended in %.1f s, exit code %d; %d requests meanwhile, %d failures so far%n",
                service.module(),
                number,
                version.equals(Checkout.root()) ? "this version" : "the older one",
                (System.nanoTime() - begin) / 1e9,
                old.process().process().exitValue(),
                load.requests() - before,
                load.failures().size());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new IllegalStateException("waited in vain");
            Thread.sleep(100);
        }
    }

    private static void report(Load load, List<String> wrong) {
        System.out.printf(
                "%,d requests, %d failed; %,d interactions and %,d notes acknowledged, %d differences%n",
                load.requests(),
                load.failures().size(),
                load.books().interactions(),
                load.books().notes(),
                wrong.size());
        load.failures().stream().limit(10).forEach(one -> System.out.println("  failed: " + one));
        wrong.stream().limit(10).forEach(one -> System.out.println("  wrong: " + one));
    }
}
