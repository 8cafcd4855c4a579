package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.BrokerCluster;
import dev.rapport.local.Proxy;
import dev.rapport.local.Proxy.Weather;
import dev.rapport.local.Signals;

/** Breaks the world as the schedule has it, each thing in a thread of its own, and mends it again. */
final class Nemesis {
    private final World world;
    private final Poisoner poisoner;
    private long begin;
    private final Map<Fault.Kind, Integer> done = new EnumMap<>(Fault.Kind.class);
    private final List<Thread> under = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private interface Step {
        void run() throws Exception;
    }

    private record Breaking(Step breaks, Step mends) {}

    Nemesis(World world, Poisoner poisoner) {
        this.world = world;
        this.poisoner = poisoner;
    }

    /** Returns when all is over, and the time too. */
    void carryOut(List<Fault> schedule, Duration length) throws InterruptedException {
        begin = System.nanoTime();
        for (Fault fault : schedule) {
            until(fault.at());
            under.add(Thread.ofVirtual().start(() -> carryOut(fault)));
        }
        for (Thread one : under) one.join();
        until(length);
    }

    private void carryOut(Fault fault) {
        try {
            Breaking breaking = breaking(fault);
            System.out.println("  " + fault);
            breaking.breaks.run();
            until(fault.end());
            breaking.mends.run();
            count(fault);
        } catch (Exception e) {
            failed(fault, e);
        }
    }

    private Breaking breaking(Fault fault) {
        int target = fault.target();
        return switch (fault.kind()) {
            case KILL_SERVICE -> new Breaking(instance(target)::kill, instance(target)::start);
            case FREEZE_SERVICE -> new Breaking(instance(target)::freeze, instance(target)::thaw);
            case REPLACE_SERVICE -> new Breaking(instance(target)::stop, instance(target)::start);
            case SKEW_CLOCK ->
                new Breaking(() -> instance(target).restart(Skew.ahead()), () -> instance(target)
                        .restart(Map.of()));
            case KILL_POSTGRES -> new Breaking(world.stack::killPostgres, world.stack::startPostgres);
            case FREEZE_POSTGRES -> new Breaking(world.stack::freezePostgres, world.stack::thawPostgres);
            case FILL_DISK_OF_POSTGRES ->
                new Breaking(world.stack::fillDiskOfPostgres, world.stack::freeDiskOfPostgres);
            case KILL_BROKER ->
                new Breaking(brokers().broker(target)::kill, brokers().broker(target)::start);
            case KILL_ALL_BROKERS -> new Breaking(this::killBrokers, this::startBrokers);
            case FREEZE_BROKER ->
                new Breaking(
                        () -> Signals.freeze(brokers().broker(target).handle()),
                        () -> Signals.thaw(brokers().broker(target).handle()));
            case FILL_DISK_OF_BROKER ->
                new Breaking(brokers().broker(target)::fillDisk, brokers().broker(target)::freeDisk);
            case CUT_OFF_POSTGRES -> weather(toPostgres(target), Weather.CUT);
            case SILENCE_POSTGRES -> weather(toPostgres(target), Weather.SILENT);
            case CUT_OFF_KAFKA -> weather(toKafka(target), Weather.CUT);
            case SILENCE_KAFKA -> weather(toKafka(target), Weather.SILENT);
            case REBALANCE_STORM -> {
                var crowd = new Crowd(brokers().bootstrap());
                yield new Breaking(crowd::come, crowd::go);
            }
            case POISON -> new Breaking(poisoner::poison, () -> {});
            case RECREATE_SCORES -> new Breaking(poisoner::recreateScores, () -> {});
            case REBUILD -> new Breaking(() -> Agencies.rebuild(world, Agencies.name(target)), () -> {});
        };
    }

    private static Breaking weather(List<Proxy> ways, Weather bad) {
        return new Breaking(
                () -> ways.forEach(way -> way.become(bad)), () -> ways.forEach(way -> way.become(Weather.FAIR)));
    }

    private void killBrokers() {
        for (int i = 0; i < brokers().size(); i++) brokers().broker(i).kill();
    }

    private void startBrokers() throws Exception {
        for (int i = 0; i < brokers().size(); i++) brokers().broker(i).start();
    }

    private BrokerCluster brokers() {
        return world.stack.brokers();
    }

    private Instance instance(int number) {
        return world.instances.get(number);
    }

    private List<Proxy> toPostgres(int instance) {
        return List.of(instance(instance).ways().toPostgres());
    }

    private List<Proxy> toKafka(int instance) {
        return instance(instance).ways().toBrokers();
    }

    private void until(Duration at) throws InterruptedException {
        long left = begin + at.toNanos() - System.nanoTime();
        if (left > 0) Thread.sleep(Duration.ofNanos(left));
    }

    private synchronized void count(Fault fault) {
        done.merge(fault.kind(), 1, Integer::sum);
    }

    private synchronized void failed(Fault fault, Exception e) {
        failures.add(fault + ": " + e);
    }

    /** By kind. */
    synchronized Map<Fault.Kind, Integer> done() {
        return done;
    }

    /** Faults that could not be made, or not mended: then nothing was shown. */
    synchronized List<String> failures() {
        return failures;
    }
}
