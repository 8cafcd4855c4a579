package dev.rapport.e2e.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a packaged service says that it is made of (CycloneDX), and what is in its folder. */
record Sbom(String module, JsonNode document) {

    /** @param licences SPDX ids, or names where there is no id; of several, any may be chosen */
    record Component(String name, String version, Set<String> licences, Set<String> hashes) {}

    static Sbom of(String module) {
        try {
            return new Sbom(
                    module,
                    new ObjectMapper()
                            .readTree(target(module).resolve("sbom.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path target(String module) {
        return Path.of(System.getProperty("rapport.home"), module, "target");
    }

    List<Component> components() {
        return document.get("components").valueStream().map(Sbom::component).toList();
    }

    private static Component component(JsonNode one) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode licence : one.path("licenses")) {
            JsonNode named = licence.path("license");
            licences.add(licence.path("expression")
                    .asText(named.path("id").asText(named.path("name").asText())));
        }
        return new Component(
                one.path("group").asText() + ':' + one.path("name").asText(),
                one.path("version").asText(),
                licences,
                one.path("hashes")
                        .valueStream()
                        .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                        .map(hash -> hash.path("content").asText())
                        .collect(Collectors.toSet()));
    }

    /** All jars that the service is started with, but its own. */
    List<Path> libraries() {
        try (Stream<Path> files = Files.walk(target(module).resolve("quarkus-app/lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
