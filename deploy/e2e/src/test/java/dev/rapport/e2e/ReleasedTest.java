package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Service;
import dev.rapport.local.contract.ApiBreaks;
import dev.rapport.local.contract.MigrationBreaks;
import dev.rapport.local.contract.SchemaBreaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing that others rely on is taken from them: against {@code released}, which moves on with a release (docs/contracts.md). */
class ReleasedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path of(Service service, String file) {
        return Path.of("..", "..", service.module(), "src", file);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void no_client_of_the_last_release_is_broken(Service service) throws IOException {
        JsonNode released = Documents.read(of(service, "test/resources/released/openapi.yaml"));
        assertTrue(released.path("paths").size() > 10);
        assertEquals(List.of(), ApiBreaks.between(released, Documents.committed(service)));
    }

    /** While a release comes, and after one was taken back, that version runs over the tables of this one. */
    @ParameterizedTest
    @ValueSource(strings = {"service-kit", "contacts-service", "interactions-service", "scoring-service"})
    void no_service_of_the_last_release_is_broken_by_a_migration(String module) throws IOException {
        Path sources = Path.of("..", "..", module, "src");
        List<String> released = Files.readAllLines(sources.resolve("test/resources/released/migrations.txt"));
        Map<String, Path> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources.resolve("main/resources/db"))) {
            files.filter(one -> one.toString().endsWith(".sql"))
                    .forEach(one -> scripts.put(one.getFileName().toString(), one));
        }
        assertTrue(released.size() > 3, released.toString());
        assertTrue(scripts.keySet().containsAll(released), "what was released is gone, and Flyway looks for it");
        scripts.keySet().removeAll(released);
        List<String> breaks = new ArrayList<>();
        for (var script : scripts.entrySet())
            for (String one : MigrationBreaks.of(Files.readString(script.getValue())))
                breaks.add(script.getKey() + " " + one);
        assertEquals(List.of(), breaks, "Take away a release later, and say why: -- contract: … (docs/contracts.md)");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void no_consumer_of_the_last_release_is_broken(Service service) throws IOException {
        List<String> breaks = new ArrayList<>();
        var seen = new TreeSet<String>();
        try (Stream<Path> files = Files.list(of(service, "test/resources/released/contract"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".schema.json")).toList()) {
                String name = file.getFileName().toString();
                Path now = of(service, "main/resources/contract/" + name);
                seen.add(name);
                if (!Files.exists(now)) breaks.add(name + " is gone");
                else
                    SchemaBreaks.ofEvent(JSON.readTree(file.toFile()), JSON.readTree(now.toFile()))
                            .forEach(one -> breaks.add(name + ":" + one));
            }
        }
        assertTrue(!seen.isEmpty());
        assertEquals(List.of(), breaks);
    }
}
