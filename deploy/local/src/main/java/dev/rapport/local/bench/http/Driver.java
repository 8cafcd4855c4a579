package dev.rapport.local.bench.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Service;

/** The statements of a service through the driver that it has, without the service: what no service over it can save. */
final class Driver implements Load, AutoCloseable {
    private final int connections;
    private final Process process;
    private final PrintStream told;
    private final BufferedReader said;

    /**
     * @param varying as for {@link Pgbench}
     * @param connections no more of them than the service has
     */
    Driver(Plant plant, Service service, SpokenSql sql, Map<String, Varying> varying, int connections)
            throws IOException {
        this.connections = Math.min(connections, Plant.CONNECTIONS);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Server.USUAL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DriverLoop.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        said = process.inputReader(StandardCharsets.UTF_8);
        Map<String, String> settings = plant.settings(service);
        told.println(new ObjectMapper()
                .writeValueAsString(new DriverLoop.Task(
                        settings.get("RAPPORT_DB_URL"),
                        service.role("app"),
                        settings.get("RAPPORT_DB_PASSWORD"),
                        this.connections,
                        sql.isTransaction(),
                        sql.driven(varying))));
    }

    Subject subject() {
        String name = "the same, by the services' driver, %d connections".formatted(connections);
        return new Subject(name, this, process.toHandle());
    }

    @Override
    public long run(Duration duration) throws IOException {
        told.println(duration.toSeconds());
        String done = said.readLine();
        if (done == null) throw new IllegalStateException("The driver's program has ended.");
        return Long.parseLong(done);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
