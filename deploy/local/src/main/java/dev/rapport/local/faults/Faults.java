package dev.rapport.local.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.rapport.local.Checkout;
import dev.rapport.local.Service;

/**
 * Four agencies write while everything that Rapport stands on breaks by a schedule from a seed; when it is quiet again,
 * what is stored, told and counted has to be what was acknowledged.
 */
public final class Faults {
    private static final int WRITERS = 16;
    private static final Duration EVERY = Duration.ofMillis(800);
    private static final int MOST_SHOWN = 10;

    private final long seed;
    private final Duration length;
    private final Set<Fault.Kind> kinds;
    private final long begin = System.nanoTime();

    private Faults(long seed, Duration length, Set<Fault.Kind> kinds) {
        this.seed = seed;
        this.length = length;
        this.kinds = kinds;
    }

    /** Arguments: seed (1), seconds (60), kinds of faults by name, with commas (all); "none" of them. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Set<Fault.Kind> kinds = arguments.length > 2 ? kinds(arguments[2]) : all();
        System.exit(new Faults(seed, Duration.ofSeconds(seconds), kinds).run() ? 0 : 1);
    }

    private static Set<Fault.Kind> all() {
        Set<Fault.Kind> all = EnumSet.allOf(Fault.Kind.class);
        if (!Skew.canBe()) {
            all.remove(Fault.Kind.SKEW_CLOCK);
            System.out.println("No clock is put forward: libfaketime is not here (Debian: apt install faketime).");
        }
        return all;
    }

    private static Set<Fault.Kind> kinds(String names) {
        Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
        if (!names.equals("none")) for (String name : names.split(",")) kinds.add(Fault.Kind.valueOf(name));
        return kinds;
    }

    private boolean run() throws Exception {
        Path directory = Checkout.root().resolve("deploy/e2e/target/faults");
        List<Fault> schedule = Schedule.of(seed, length, kinds);
        say("seed %d, %d faults in %d s", seed, schedule.size(), length.toSeconds());
        try (World world = World.start(directory)) {
            Sender sender = new Sender(world::addresses);
            Journal journal = new Journal(sender);
            List<Writer.Agency> agencies = Agencies.make(world);
            var observer = new Observer(world);
            observer.awaitKnown(Agencies.contacts(agencies));
            say("%d agencies begin to write", agencies.size());
            Poisoner poisoner = new Poisoner(world.stack.brokers().bootstrap(), seed);
            Nemesis nemesis = new Nemesis(world, poisoner);
            write(agencies, sender, journal, () -> {
                // Late, so that it finds topics which were written to before anybody read them.
                world.start(Service.SCORING);
                say("all is up, and begins to break");
                nemesis.carryOut(schedule, length);
            });
            say("the faults are over");
            world.heal();
            journal.settleAll();
            say("all is mended and all wishes are settled");
            observer.awaitQuiet();
            say("it is quiet");
            Seen seen = observer.see(journal.client(Agencies.influencers(agencies)), poisoner.recreatedAt());
            return report(nemesis, journal, seen, Checker.check(seen));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void write(List<Writer.Agency> agencies, Sender sender, Journal journal, Work meanwhile)
            throws IOException, InterruptedException {
        List<Writer> writers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Writer.Agency agency = Agencies.part(agencies.get(i % agencies.size()), i / agencies.size());
            var writer = new Writer("w" + seed + "-" + i, agency, sender, journal, seed * 1000 + i, EVERY);
            writers.add(writer);
            threads.add(Thread.ofVirtual().start(writer));
        }
        meanwhile.run();
        writers.forEach(Writer::end);
        for (Thread one : threads) one.join();
    }

    private boolean report(Nemesis nemesis, Journal journal, Seen seen, List<Violation> violations) {
        say("faults made and mended: %s", new TreeMap<>(nemesis.done()));
        nemesis.failures().forEach(one -> System.out.println("  not made, or not mended: " + one));
        say("operations:%n%s", journal.report());
        say(
                "checked: %d things stored, %d told, %d counted, %d scores, %d lists' items, %d poison records, %d of"
                        + " them set aside",
                seen.stored().size(),
                seen.told().size(),
                seen.ledger().size(),
                seen.scores().size(),
                seen.client().read().size(),
                seen.poison().size(),
                seen.letters().size());
        boolean good = violations.isEmpty() && nemesis.failures().isEmpty();
        Map<Violation.Kind, List<Violation>> byKind = violations.stream()
                .sorted(Comparator.comparing(Violation::kind))
                .collect(Collectors.groupingBy(Violation::kind, LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, all) -> {
            System.out.printf("  %s: %d %s%n", kind, all.size(), kind.meaning());
            all.stream().limit(MOST_SHOWN).forEach(one -> System.out.printf("    %.400s%n", one.what()));
        });
        say(good ? "nothing lost, nothing twice: seed %d" : "VIOLATED: repeat with seed %d", seed);
        return good;
    }

    private void say(String what, Object... values) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, what.formatted(values));
    }
}
