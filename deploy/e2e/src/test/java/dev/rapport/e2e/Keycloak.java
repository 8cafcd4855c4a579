package dev.rapport.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.Ports;

/** A real Keycloak in a JVM of its own, with the committed realm and passwords made for this run. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "agencies";
    private static final Path HOME = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    final String toolSecret = UUID.randomUUID().toString();
    final String personPassword = UUID.randomUUID().toString();
    private final String adminPassword = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path log = Path.of("target", "keycloak.log");
    private final int port = Ports.free();
    private final Process process;

    private Keycloak() throws IOException {
        Path home = Files.list(HOME)
                .filter(one -> one.getFileName().toString().startsWith("keycloak-"))
                .findFirst()
                .orElseThrow();
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                Path.of("src/test/resources/keycloak/agencies-realm.json"),
                imports.resolve("agencies-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        // Its database lives in memory, so that every run begins with the realm as it is committed.
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--cache=local")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-Xmx400m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        environment.put("TOOL_SECRET", toolSecret);
        environment.put("PERSON_PASSWORD", personPassword);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Returns at once: it takes a while, and others can start beside it. */
    static Keycloak start() throws IOException {
        return new Keycloak();
    }

    Keycloak awaitReady() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (get(issuer() + "/.well-known/openid-configuration").statusCode() == 200) return this;
            } catch (IOException notYet) {
                if (!process.isAlive()) throw new AssertionError("Keycloak ended:\n" + Files.readString(log), notYet);
            }
            if (Instant.now().isAfter(end))
                throw new AssertionError("Keycloak is not ready:\n" + Files.readString(log));
            Thread.sleep(200);
        }
    }

    String issuer() {
        return base() + "/realms/" + REALM;
    }

    String keys() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    /** For a program, by client credentials. */
    String tokenOfClient(String client) throws Exception {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", toolSecret));
    }

    String token(Map<String, String> form) throws Exception {
        return post(issuer() + "/protocol/openid-connect/token", form, null)
                .get("access_token")
                .asText();
    }

    /** Makes Keycloak sign with a new key from now on; the old one stays in its set. */
    String addKey() throws Exception {
        String realm = get(admin("")).get("id").asText();
        Map<String, Object> key = Map.of(
                "name",
                "new-" + UUID.randomUUID(),
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "parentId",
                realm,
                "config",
                Map.of("priority", new String[] {"1000"}, "algorithm", new String[] {"RS256"}));
        var made = http.send(
                HttpRequest.newBuilder(admin("/components"))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(key)))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != 201) throw new AssertionError(made.body());
        return made.headers().firstValue("Location").orElseThrow();
    }

    /** Takes the keys that signed before out of the set. */
    void removeOtherSigningKeys(String kept) throws Exception {
        for (JsonNode one : get(admin("/components?type=org.keycloak.keys.KeyProvider"))) {
            boolean signs = one.get("providerId").asText().equals("rsa-generated");
            if (!signs || kept.endsWith(one.get("id").asText())) continue;
            http.send(
                    HttpRequest.newBuilder(admin("/components/" + one.get("id").asText()))
                            .header("Authorization", "Bearer " + adminToken())
                            .DELETE()
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private URI admin(String path) {
        return URI.create(base() + "/admin/realms/" + REALM + path);
    }

    private String adminToken() throws Exception {
        return post(
                        base() + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                adminPassword),
                        null)
                .get("access_token")
                .asText();
    }

    private JsonNode get(URI address) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + adminToken())
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private JsonNode post(String address, Map<String, String> form, String cookies) throws Exception {
        HttpResponse<String> answer = http.send(form(address, form, cookies), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    static HttpRequest form(String address, Map<String, String> form, String cookies) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form)));
        if (cookies != null) request.header("Cookie", cookies);
        return request.build();
    }

    static String query(Map<String, String> pairs) {
        return new HashMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** As a power failure would. */
    void kill() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        http.close();
    }
}
