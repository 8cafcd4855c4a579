package dev.rapport.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.rapport.local.LocalService;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A packaged service that trusts a real Keycloak. In order: the provider is there later, changes its key and goes away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Keycloak keycloak;
    private static LocalService service;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start();
        service = LocalService.start(
                        Service.CONTACTS,
                        "logs-keycloak",
                        Map.of(
                                "RAPPORT_ISSUER", keycloak.issuer(),
                                "RAPPORT_JWKS", keycloak.keys(),
                                "RAPPORT_ROLES_CLAIM", "realm_access/roles",
                                "RAPPORT_JWKS_PAUSE", "1S",
                                "RAPPORT_JWKS_REFRESH", "4S"))
                .awaitReady();
        keycloak.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) keycloak.close();
        if (service != null) service.close();
        HTTP.close();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(path, token, null);
    }

    private static HttpResponse<String> send(String path, String token, String body)
            throws IOException, InterruptedException {
        URI address = service.api().resolve(path);
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void eventually(int status, String token) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (get("/v1/organizations", token).statusCode() != status) {
            if (Instant.now().isAfter(end))
                assertEquals(status, get("/v1/organizations", token).statusCode());
            Thread.sleep(250);
        }
    }

    @Test
    @Order(1)
    void a_tool_of_an_agency_comes_with_its_own_credentials() throws Exception {
        String tool = keycloak.tokenOfClient("alder-tool");
        // The service was there first; it asks again by itself.
        eventually(200, tool);
        HttpResponse<String> made = send("/v1/organizations", tool, "{\"name\": \"Clean Rivers\"}");
        assertEquals(201, made.statusCode(), made.body());
        assertTrue(get("/v1/organizations", tool).body().contains("Clean Rivers"));
        // An editor by its role in the realm, and no more than that.
        assertEquals(403, get("/v1/audit/contacts", tool).statusCode());
    }

    @Test
    @Order(2)
    void a_person_signs_in_and_sees_their_own_agency_as_far_as_their_role_goes() throws Exception {
        String mara = new Browser(keycloak).signIn("mara", keycloak.personPassword);
        HttpResponse<String> seen = get("/v1/organizations", mara);
        assertEquals(200, seen.statusCode(), seen.body());
        assertTrue(seen.body().contains("\"items\":[]"), "what alder has is not there for birch: " + seen.body());
        assertEquals(403, send("/v1/organizations", mara, "{\"name\": \"x\"}").statusCode());
    }

    @Test
    @Order(3)
    void a_token_of_the_same_realm_for_another_application_is_not_taken() throws Exception {
        assertEquals(
                401,
                get("/v1/organizations", keycloak.tokenOfClient("other-app")).statusCode());
    }

    @Test
    @Order(4)
    void the_key_changes_and_the_old_one_is_good_until_it_is_taken_out() throws Exception {
        String before = keycloak.tokenOfClient("alder-tool");
        String key = keycloak.addKey();
        String after = keycloak.tokenOfClient("alder-tool");
        eventually(200, after);
        assertEquals(200, get("/v1/organizations", before).statusCode());
        keycloak.removeOtherSigningKeys(key);
        eventually(401, before);
        assertEquals(200, get("/v1/organizations", after).statusCode());
    }

    @Test
    @Order(5)
    void without_keycloak_those_who_have_a_token_go_on() throws Exception {
        String tool = keycloak.tokenOfClient("alder-tool");
        eventually(200, tool);
        keycloak.kill();
        Instant end = Instant.now().plus(Duration.ofSeconds(6));
        while (Instant.now().isBefore(end)) {
            assertEquals(200, get("/v1/organizations", tool).statusCode());
            Thread.sleep(500);
        }
    }
}
