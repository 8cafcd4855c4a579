package dev.rapport.local.rolling;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.rapport.local.Api;
import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Endpoints;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;
import dev.rapport.local.ServiceProcess;

/**
 * Two instances of each service behind a balancer, under load; each is ended as Kubernetes does it, and another started in
 * its place. No request may fail, and in the end every acknowledged write is there, and counted once.
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

    private record Instance(int port, ServiceProcess process) {}

    /** @param arguments requests a second, 15 where absent */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        System.exit(new RollingRestart().run(perSecond) ? 0 : 1);
    }

    private boolean run(int perSecond) throws Exception {
        for (Service service : Service.values()) {
            balancers.put(service, new Balancer());
            instances.put(service, new ArrayList<>());
            // One after the other, so that only the first migrates.
            for (int i = 0; i < INSTANCES; i++) instances.get(service).add(start(service, i));
        }
        Endpoints endpoints = Endpoints.onThisMachine(
                balancers.get(Service.CONTACTS).port(),
                balancers.get(Service.INTERACTIONS).port(),
                balancers.get(Service.SCORING).port());
        Load load = new Load(endpoints, stack.identity());
        load.begin(perSecond);
        for (Service service : Service.values()) {
            for (int i = 0; i < INSTANCES; i++) restart(service, i, load);
        }
        Thread.sleep(Duration.ofSeconds(3));
        load.end();
        List<String> wrong = awaitAllCounted(endpoints, load);
        report(load, wrong);
        return load.failures().isEmpty() && wrong.isEmpty();
    }

    private Instance start(Service service, int number) throws Exception {
        Doors doors = Doors.free();
        Map<String, String> settings = stack.settings(service.database(), doors);
        settings.put("RAPPORT_SHUTDOWN_DELAY", DELAY);
        var process = ServiceProcess.start(service.module(), settings, logs.resolve(Integer.toString(number)));
        process.awaitReady(http);
        balancers.get(service).add(doors.api(), process);
        await(() -> balancers.get(service).sendsTo(doors.api()));
        return new Instance(doors.api(), process);
    }

    /** A new one first, as the Deployments have it. */
    private void restart(Service service, int number, Load load) throws Exception {
        int before = load.requests();
        Instance old = instances.get(service).get(number);
        instances.get(service).set(number, start(service, number + INSTANCES));
        long begin = System.nanoTime();
        old.process().process().toHandle().destroy();
        if (!old.process().process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new IllegalStateException("It does not end: " + service);
        balancers.get(service).remove(old.port());
        System.out.printf(
                "%s %d: replaced, ended in %.1f s, exit code %d; %d requests meanwhile, %d failures so far%n",
                service.module(),
                number,
                (System.nanoTime() - begin) / 1e9,
                old.process().process().exitValue(),
                load.requests() - before,
                load.failures().size());
    }

    /** Differences between what was acknowledged and what is stored or counted. */
    private List<String> awaitAllCounted(Endpoints endpoints, Load load) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> wrong = differences(endpoints, load);
        while (!wrong.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(1000);
            wrong = differences(endpoints, load);
        }
        return wrong;
    }

    private List<String> differences(Endpoints endpoints, Load load) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Load.Person one : load.people()) {
            check(wrong, one, "interactions", "interaction", load.interactionsOf(one));
            check(wrong, one, "contacts", "research_note", load.researchOf(one));
            int both = load.interactionsOf(one) + load.researchOf(one);
            check(wrong, one, "scoring", "ledger", both);
            try (var api = new Api(endpoints, one.token())) {
                int counted = api.get(Service.SCORING, "/v1/scores/" + one.influencer())
                        .get("interactions")
                        .asInt();
                if (counted != both)
                    wrong.add("the score of " + one.influencer() + " counts " + counted + " of " + both);
            }
        }
        return wrong;
    }

    private void check(List<String> wrong, Load.Person one, String database, String table, int expected)
            throws Exception {
        String sql = "SELECT count(*) FROM " + table + " WHERE agency = ? AND influencer_id = ?";
        try (var connection = stack.superuser(database);
                var select = connection.prepareStatement(sql)) {
            select.setString(1, one.agency());
            select.setObject(2, UUID.fromString(one.influencer()));
            try (var row = select.executeQuery()) {
                row.next();
                int found = row.getInt(1);
                if (found != expected) wrong.add(table + " of " + one.influencer() + ": " + found + " of " + expected);
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new IllegalStateException("waited in vain");
            Thread.sleep(100);
        }
    }

    private static void report(Load load, List<String> wrong) {
        int interactions = load.people().stream().mapToInt(load::interactionsOf).sum();
        int research = load.people().stream().mapToInt(load::researchOf).sum();
        System.out.printf(
                "%,d requests, %d failed; %,d interactions and %,d notes acknowledged, %d differences%n",
                load.requests(), load.failures().size(), interactions, research, wrong.size());
        load.failures().stream().limit(10).forEach(one -> System.out.println("  failed: " + one));
        wrong.stream().limit(10).forEach(one -> System.out.println("  wrong: " + one));
    }
}
