package dev.rapport.e2e.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.rapport.e2e.supply.Sbom.Component;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Whoever runs a service can tell what is in it, and under which licences. */
class SupplyChainTest {

    private static final Path HOME = Path.of(System.getProperty("rapport.home"));
    private static final Path COMMITTED = HOME.resolve("THIRD-PARTY.md");
    private static final Path GENERATED = Path.of("target", "THIRD-PARTY.md");

    /** What a product under Apache-2.0 may be shipped with, unchanged and as jars of their own. */
    private static final Set<String> FINE = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "CC0-1.0",
            "Public Domain");

    private static List<Sbom> all() {
        return Stream.concat(Stream.of(Service.values()).map(Service::module), Stream.of("agents-gateway"))
                .map(Sbom::of)
                .toList();
    }

    @Test
    void every_jar_that_is_shipped_stands_in_the_list_with_its_hash() {
        for (Sbom sbom : all()) {
            Set<String> known = sbom.components().stream()
                    .flatMap(one -> one.hashes().stream())
                    .collect(Collectors.toSet());
            List<Path> libraries = sbom.libraries();
            assertTrue(libraries.size() > 50, sbom.module() + " has " + libraries.size() + " libraries");
            assertEquals(
                    List.of(),
                    libraries.stream()
                            .filter(one -> !known.contains(Sbom.hash(one)))
                            .toList());
        }
    }

    @Test
    void every_component_has_one_version_and_a_licence_that_goes_with_ours() {
        for (Sbom sbom : all()) {
            for (Component one : sbom.components()) {
                assertTrue(one.version().matches("\\d[\\w.+-]*"), one.toString());
                assertTrue(one.licences().stream().anyMatch(FINE::contains), one.toString());
            }
        }
    }

    @Test
    void the_committed_list_is_what_is_shipped() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (Sbom sbom : all()) {
            for (Component one : sbom.components()) {
                if (!one.name().startsWith("dev.rapport:"))
                    lines.add(
                            "| %s | %s | %s |".formatted(one.name(), one.version(), String.join(", ", one.licences())));
            }
        }
        String list =
                "# What the services are shipped with\n\nBesides our own; where several licences are named, one may be"
                        + " chosen. `target/sbom.json` of each service\nhas the hashes (CycloneDX).\n\n"
                        + "| library | version | licences |\n|---|---|---|\n" + String.join("\n", lines) + "\n";
        if (Files.exists(COMMITTED) && Files.readString(COMMITTED).equals(list)) return;
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, list);
        fail("Libraries have changed. If that was meant: cp deploy/e2e/" + GENERATED + " " + COMMITTED.getFileName());
    }
}
