package dev.rapport.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka broker in a JVM of its own, so that it can be killed and frozen as a machine's failure would; starts again on the
 * same port and data. It ends when the program which started it ends.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final String READY = "ready";
    private static final String HEAP = "-Xmx192m";
    private static final int SECONDS_TO_END = 30;

    private final Path directory;
    private Process process;
    private BufferedReader output;

    private BrokerProcess(Path directory) {
        this.directory = directory;
    }

    /** A broker alone, with all topics. */
    public static BrokerProcess alone(Path directory, int port) throws IOException {
        var broker = member(
                directory,
                BrokerNode.alone(org.apache.kafka.common.Uuid.randomUuid().toString(), port));
        broker.awaitReady();
        return broker;
    }

    /** One of several; returns at once, as none of them is ready before most of them are. */
    static BrokerProcess member(Path directory, BrokerNode node) throws IOException {
        Files.createDirectories(directory);
        PropertiesFile.write(description(directory), node.toProperties());
        var broker = new BrokerProcess(directory);
        broker.start();
        // A frozen one would not notice that this program has gone.
        Runtime.getRuntime().addShutdownHook(new Thread(broker::kill));
        return broker;
    }

    /** Starts it, or starts it again; returns at once. */
    public synchronized void start() throws IOException {
        if (process != null && process.isAlive()) return;
        Path arguments = directory.resolve("java.args");
        // A file, because a class path of some hundred jars is longer than some systems allow on a command line.
        Files.write(arguments, List.of("-cp", '"' + System.getProperty("java.class.path") + '"'));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        builder.command().addAll(List.of("@" + arguments, BrokerProcess.class.getName(), directory.toString()));
        process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        output = process.inputReader();
    }

    /** Returns when it serves clients. */
    public void awaitReady() throws IOException {
        BufferedReader reader = output;
        String line = reader.readLine();
        if (!READY.equals(line)) throw new IOException("The broker did not start, see " + log());
    }

    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    public synchronized ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it as a crash would: nothing is flushed, nobody is told. Returns when it is gone. */
    public synchronized void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It can write nothing any more, for which it will end by itself. */
    public synchronized void fillDisk() throws IOException, InterruptedException {
        FullDisk.fill(handle());
    }

    /** As an operator does it: makes room, and starts it again. */
    public synchronized void freeDisk() throws IOException {
        kill();
        start();
    }

    /** Ends it as an operator would. */
    @Override
    public synchronized void close() throws IOException {
        try {
            Signals.thaw(process.toHandle());
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path log() {
        return directory.resolve("broker.log");
    }

    private static Path description(Path directory) {
        return directory.resolve("broker.properties");
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        var kafka = LocalKafka.member(directory, BrokerNode.from(PropertiesFile.read(description(directory))));
        // It may wait for the others for ever, and must end with the starter even so.
        Thread.ofPlatform().daemon().name("leash").start(() -> {
            waitForTheEndOfInput();
            Thread.ofPlatform().daemon().start(BrokerProcess::haltSoon);
            kafka.stop();
            Runtime.getRuntime().halt(0);
        });
        kafka.start();
        System.out.println(READY);
    }

    private static void haltSoon() {
        try {
            Thread.sleep(java.time.Duration.ofSeconds(SECONDS_TO_END / 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void waitForTheEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The starter cannot be watched any more: " + e);
        }
    }
}
