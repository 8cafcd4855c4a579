package dev.rapport.local.bench.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.rapport.local.Checkout;
import dev.rapport.local.Ports;
import dev.rapport.local.Service;
import dev.rapport.local.bench.Cpu;

/** Scoring with the AOT cache of its image, and without: until it is ready, at its peak, under load and idle. */
final class Starts {
    private static final Duration CALM = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 16;
    private static final double LEAST_OF_PEAK = 0.95;
    private static final double MOST_OF_START = 0.45;
    private static final int MOST_MEGABYTES = 260;

    private final Plant plant;
    private final Story story;
    private final BenchOptions options;
    private final Report report;
    private final List<Start> with = new ArrayList<>();
    private final List<Start> without = new ArrayList<>();

    private record Start(double seconds, double cpuSeconds, double peak, int megabytes) {}

    Starts(Plant plant, Story story, BenchOptions options, Report report) {
        this.plant = plant;
        this.story = story;
        this.options = options;
        this.report = report;
    }

    /** Scoring must not run; afterwards it does. */
    void run() throws Exception {
        Path directory = image();
        train(directory);
        for (int round = 0; round < options.rounds(); round++) {
            without.add(start(directory));
            with.add(start(directory, "-XX:AOTCache=app.aot"));
        }
        plant.start(Service.SCORING, directory, "-XX:AOTCache=app.aot");
        load();
        double idle = idle();
        report.note("Start of scoring until it is ready: %s s without the cache, %s s with it; CPU: %s s and %s s."
                .formatted(
                        Spread.of(without, Start::seconds).text("%.2f"),
                        Spread.of(with, Start::seconds).text("%.2f"),
                        Spread.of(without, Start::cpuSeconds).text("%.2f"),
                        Spread.of(with, Start::cpuSeconds).text("%.2f")));
        double wall = Spread.of(with, Start::seconds).median()
                / Spread.of(without, Start::seconds).median();
        double cpu = Spread.of(with, Start::cpuSeconds).median()
                / Spread.of(without, Start::cpuSeconds).median();
        double peak = Spread.of(with, Start::peak).median()
                / Spread.of(without, Start::peak).median();
        int megabytes = (int) Spread.of(with, Start::megabytes).most();
        report.add(Goal.atMost("start with the AOT cache / without", MOST_OF_START, wall, ""));
        report.add(Goal.atMost("the same, CPU", MOST_OF_START, cpu, ""));
        report.add(Goal.atLeast("GET, peak with the AOT cache / without", LEAST_OF_PEAK, peak));
        report.add(Goal.atMost("memory under load, RSS of scoring", MOST_MEGABYTES, megabytes, "MB"));
        report.add(Goal.atMost("CPU of scoring with nothing to do, over 60 s", 1, idle * 100, "% of a core"));
    }

    /** The directory of the image: with the times of the files, because the cache knows its jars by them. */
    private Path image() throws Exception {
        Path root = Checkout.root();
        Path directory = Files.createDirectory(plant.home().resolve("image"));
        List<String> copy = new ArrayList<>(List.of("cp", "-a"));
        try (Stream<Path> parts = Files.list(root.resolve("scoring-service/target/quarkus-app"))) {
            parts.map(Path::toString).forEach(copy::add);
        }
        copy.add(root.resolve("deploy/images/train").toString());
        copy.add(directory.toString());
        Programs.run(new ProcessBuilder(copy));
        // What the image has, with the memory of its container instead of that of this machine.
        Files.write(directory.resolve("java.options"), Server.USUAL);
        return directory;
    }

    private void train(Path directory) throws Exception {
        var training = new ProcessBuilder("./train", "-XX:AOTCacheOutput=app.aot").directory(directory.toFile());
        var environment = training.environment();
        environment.put("PATH", System.getProperty("java.home") + "/bin:" + environment.get("PATH"));
        environment.put("RAPPORT_PORT", Integer.toString(Ports.free()));
        environment.put("RAPPORT_MANAGEMENT_PORT", Integer.toString(Ports.free()));
        Programs.run(training);
    }

    private Start start(Path directory, String... aot) throws Exception {
        long begin = System.nanoTime();
        Server server = plant.start(Service.SCORING, directory, aot);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = Cpu.of(server.process()) / 1e6;
        double peak = load();
        int megabytes = server.megabytes();
        plant.stop(Service.SCORING);
        System.err.printf(
                "start %s: %.2f s, CPU %.2f s, then %,.0f a second, %d MB%n",
                List.of(aot), seconds, cpuSeconds, peak, megabytes);
        return new Start(seconds, cpuSeconds, peak, megabytes);
    }

    /** @return the most that it answers in a second */
    private double load() throws Exception {
        Server server = plant.get(Service.SCORING);
        Load load = Wrk.of(plant.home(), server.api(), story.gets(server.api()), CONNECTIONS);
        load.warmUp(options.round());
        return Cost.of(load, options.round(), server.process(), plant.postgres())
                .perSecond();
    }

    /** @return the share of one core, some seconds after the load */
    private double idle() throws Exception {
        Thread.sleep(options.warmUp());
        long begin = System.nanoTime();
        long before = Cpu.of(plant.get(Service.SCORING).process());
        Thread.sleep(CALM);
        return (Cpu.of(plant.get(Service.SCORING).process()) - before) * 1e3 / (System.nanoTime() - begin);
    }
}
