package dev.rapport.local.bench.http;

import java.time.Duration;

import dev.rapport.local.bench.Cpu;

/**
 * What a load took. CPU in microseconds.
 *
 * @param idle share of the machine's time in which no processor had anything to do
 */
record Cost(long operations, double seconds, long service, long database, long client, double idle) {

    /** @param service null where there is none */
    static Cost of(Load load, Duration duration, ProcessHandle service, ProcessHandle postgres) throws Exception {
        var machine = Cpu.Machine.now();
        long ofService = service == null ? 0 : Cpu.of(service);
        long ofDatabase = Cpu.ofFamily(postgres);
        long ofClient = Cpu.ofEndedChildren();
        long begin = System.nanoTime();
        long operations = load.run(duration);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Cost(
                operations,
                seconds,
                service == null ? 0 : Cpu.of(service) - ofService,
                Cpu.ofFamily(postgres) - ofDatabase,
                Cpu.ofEndedChildren() - ofClient,
                Cpu.Machine.now().idleSince(machine));
    }

    double perSecond() {
        return operations / seconds;
    }

    double serviceMicros() {
        return (double) service / operations;
    }

    double databaseMicros() {
        return (double) database / operations;
    }

    double clientMicros() {
        return (double) client / operations;
    }
}
