package dev.rapport.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;

import dev.rapport.local.LocalService;
import dev.rapport.local.Ports;
import dev.rapport.local.Service;
import dev.rapport.local.Tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged jar as it is shipped: what it does not start with, and what it does when nobody has asked for more. */
class SafeStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void a_secret_that_everybody_knows_stops_the_start_and_is_not_repeated() throws Exception {
        Map<String, String> bad = Map.of(
                "RAPPORT_ERASURE_KEY", "changeme-changeme",
                "RAPPORT_JWKS", "http://login.example/keys",
                "RAPPORT_TOKEN_ALGORITHMS", "RS256,HS256",
                "RAPPORT_CORS_ORIGINS", "*");
        try (LocalService service = LocalService.start(Service.CONTACTS, "logs-bad", bad)) {
            assertNotEquals(0, service.awaitEnd());
            String log = service.log();
            for (String said : new String[] {
                "RAPPORT_ERASURE_KEY is a well-known placeholder",
                "mp.jwt.verify.publickey.location must be https",
                "mp.jwt.verify.publickey.algorithm names an algorithm",
                "quarkus.http.cors.origins must name each origin"
            }) assertTrue(log.contains(said), said + "\n" + log);
            assertFalse(log.contains("changeme-changeme"), log);
        }
    }

    @Test
    void a_secret_that_is_missing_stops_the_start_and_is_named() throws Exception {
        Map<String, String> missing = new HashMap<>();
        missing.put("RAPPORT_DB_PASSWORD", null);
        try (LocalService service = LocalService.start(Service.CONTACTS, "logs-missing", missing)) {
            assertNotEquals(0, service.awaitEnd());
            assertTrue(service.log().contains("RAPPORT_DB_PASSWORD"), service.log());
        }
    }

    @Test
    void with_a_certificate_all_is_encrypted_and_stays_so() throws Exception {
        Path store = certificate();
        int port = Ports.free();
        Map<String, String> settings = new HashMap<>(Map.of(
                "QUARKUS_TLS_KEY_STORE_P12_PATH",
                store.toAbsolutePath().toString(),
                "QUARKUS_TLS_KEY_STORE_P12_PASSWORD",
                "of-a-test",
                "QUARKUS_HTTP_SSL_PORT",
                String.valueOf(port),
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "disabled"));
        settings.put("RAPPORT_SWAGGER_UI", null);
        // A provider that is not there is no reason not to start, and none to call a good token a bad one.
        settings.put("RAPPORT_JWKS", "http://127.0.0.1:1/keys");
        try (LocalService service = LocalService.start(Service.CONTACTS, "logs-tls", settings);
                HttpClient http =
                        HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            HttpResponse<String> answer = onceUp(http, "https://localhost:" + port + "/v1/organizations");
            assertEquals(401, answer.statusCode());
            assertEquals(
                    "max-age=31536000",
                    answer.headers().firstValue("Strict-Transport-Security").orElseThrow());
            assertThrows(IOException.class, () -> get(http, service.api() + "/v1/organizations"));
            HttpResponse<String> asked = http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/v1/organizations"))
                            .header("Authorization", "Bearer " + Tokens.viewer("agency"))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(503, asked.statusCode(), asked.body());
            assertTrue(asked.body().contains("\"code\":\"unavailable\""), asked.body());
            assertEquals("1", asked.headers().firstValue("Retry-After").orElseThrow());
            // What nobody has asked for is not there.
            assertEquals(
                    404,
                    get(http, "https://localhost:" + port + "/q/swagger-ui/").statusCode());
            assertEquals(
                    200, get(http, "https://localhost:" + port + "/q/openapi").statusCode());
        }
    }

    /** Asked here, since the management port speaks TLS by then too. */
    private static HttpResponse<String> onceUp(HttpClient http, String address) throws Exception {
        for (Instant end = Instant.now().plus(PATIENCE); ; Thread.sleep(250)) {
            try {
                return get(http, address);
            } catch (ConnectException notYet) {
                if (Instant.now().isAfter(end)) throw notYet;
            }
        }
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static Path certificate() throws IOException, InterruptedException {
        Path store = Path.of("target", "localhost.p12");
        Files.deleteIfExists(store);
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storepass",
                        "of-a-test",
                        "-keystore",
                        store.toString())
                .start()
                .waitFor();
        assertEquals(0, made);
        return store;
    }

    private static SSLContext trusting(Path store) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            own.load(in, "of-a-test".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("host", own.getCertificate("host"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
