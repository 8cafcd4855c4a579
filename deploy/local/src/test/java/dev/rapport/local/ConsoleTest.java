package dev.rapport.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConsoleTest {
    private final int port = Ports.free();
    private Console console;

    @BeforeEach
    void start() throws Exception {
        var ports = Ports.from(Map.of("RAPPORT_CONSOLE_PORT", Integer.toString(port)));
        console = Console.start(Checkout.root().resolve("deploy/console"), ports);
    }

    @AfterEach
    void stop() {
        console.stop();
    }

    @Test
    void the_page_may_run_its_own_scripts_and_call_the_three_services_alone() throws Exception {
        var answer = send("GET", "/");
        assertEquals(200, answer.statusCode());
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
        assertTrue(policy.contains(
                "connect-src 'self' http://127.0.0.1:8081 http://127.0.0.1:8082 http://127.0.0.1:8083;"));
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void what_is_not_of_the_page_stays_out_of_reach() throws Exception {
        for (String path : new String[] {
            "/package.json",
            "/test",
            "/tests/browser.js",
            "/assets/",
            "/assets/../package.json",
            "/assets/%2e%2e/tests/browser.js",
            "/assets/..%2f..%2f..%2fpom.xml"
        }) {
            assertEquals(404, send("GET", path).statusCode(), path);
        }
        assertEquals(405, send("POST", "/").statusCode());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
