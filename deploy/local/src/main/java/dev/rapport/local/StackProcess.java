package dev.rapport.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JVM behind {@link LocalStack}: tells on its first line of output where the description of the stack lies, and ends
 * when its input ends. So nothing stays behind when the test JVM is killed.
 */
final class StackProcess {
    private static final String DIRECTORY_PREFIX = "rapport-stack-";

    private StackProcess() {}

    /** Starts the other JVM and returns the path of its description. */
    static Path start() throws IOException {
        Path arguments = Files.createTempFile("rapport-stack", ".args");
        Path log = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve(
                        "rapport-stack-%d.log".formatted(ProcessHandle.current().pid()));
        // A file, because a class path of some hundred jars is longer than some systems allow on a command line.
        Files.write(arguments, List.of("-cp", '"' + System.getProperty("java.class.path") + '"'));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        builder.command().addAll(List.of("@" + arguments, StackProcess.class.getName()));
        var process = builder.redirectError(log.toFile()).start();
        // The thread holds the process, so that its input stays open until this JVM ends, and only then ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, log)));
        try {
            String description = process.inputReader().readLine();
            if (description == null) {
                throw new IOException("The local stack did not start:\n" + Files.readString(log));
            }
            return Path.of(description);
        } finally {
            Files.delete(arguments);
        }
    }

    private static void end(Process process, Path log) {
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            if (ended && process.exitValue() == 0) Files.deleteIfExists(log);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
        Path directory = Files.createTempDirectory(
                DIRECTORY_PREFIX + ProcessHandle.current().pid() + "-");
        try (var infrastructure = Infrastructure.throwAway(directory);
                var control = StackControl.open(infrastructure)) {
            Path description = directory.resolve("stack.properties");
            var properties = infrastructure.coordinates().toProperties();
            properties.setProperty("control", control.address().toString());
            PropertiesFile.write(description, properties);
            System.out.println(description);
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            Directories.delete(directory);
        }
        // Kafka's client threads are no reason to stay.
        System.exit(0);
    }

    /** Removes what stacks left that were themselves killed: a PostgreSQL goes on without the JVM that started it. */
    private static void sweep(Path temporary) throws IOException {
        try (var stacks = Files.newDirectoryStream(temporary, DIRECTORY_PREFIX + "*-*")) {
            for (Path stack : stacks) {
                long pid = Long.parseLong(stack.getFileName().toString().split("-")[2]);
                if (ProcessHandle.of(pid).isPresent()) continue;
                Postmaster.stopLeftover(stack.resolve("postgres").resolve("data"));
                Directories.delete(stack);
            }
        }
    }
}
