package dev.rapport.contacts;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.rapport.local.Tokens;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What somebody sends who wants the service to fall over: answered with 4xx, nothing changed, no memory kept. */
@QuarkusTest
class AttackTest {

    private static final long MOST_GROWTH = 48L << 20;
    private static final int SLOW_ONES = 40;
    private static final int GREEDY_ONES = 45;

    private static final Api API = Api.ofANewAgency();

    private static long usedBefore;
    private Map<String, List<String>> before;

    @AfterAll
    static void nothing_was_kept_in_memory() {
        long grown = used() - usedBefore;
        assertTrue(grown < MOST_GROWTH, "grown by " + (grown >> 20) + " MiB");
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }

    @BeforeEach
    void remember() {
        if (usedBefore == 0) {
            API.get(INFLUENCERS).then().statusCode(200);
            usedBefore = used();
        }
        before = Rows.of(API);
    }

    @AfterEach
    void nothing_has_changed() {
        assertEquals(before, Rows.of(API));
    }

    private static String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.editor(API.agency()) + "\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static int post(String body) {
        // As bytes: REST Assured indents text for its log.
        return API.editor()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(INFLUENCERS)
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"x\", \"cadence\": {\"maxDays\": 1e999999999}}",
                "{\"name\": \"x\", \"cadence\": {\"maxDays\": 1e-999999999}}",
                "{\"name\": \"x\", \"cadence\": {\"maxDays\": -1e999999999999999999}}",
                "{\"name\": \"x\", \"channels\": [{\"network\": \"n\", \"handle\": \"h\", \"followers\": 1e999999999}]}",
                "{\"name\": \"x\", \"channels\": [{\"network\": \"n\", \"handle\": \"h\", \"followers\": 9223372036854775807}]}",
                "{\"name\": \"x\", \"channels\": [{\"network\": \"n\", \"handle\": \"h\", \"followers\": 0.00000000000001}]}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{\"name\": \"x\", \"n\\u0061me\": \"y\"}",
                "{\"name\": \"x\", \"cadence\": {\"maxDays\": 1, \"maxDays\": 1}}",
                "{\"name\": \"x\", \"__proto__\": {\"admin\": true}}",
                "{\"name\": \"x\", \"@class\": \"java.lang.Runtime\"}",
                "[\"java.lang.Runtime\", {}]"
            })
    void numbers_beyond_all_measure_and_keys_that_come_twice_are_refused(String body) {
        assertEquals(400, post(body));
        var patched = API.editor()
                .header("If-Match", "\"1\"")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .patch(INFLUENCERS + "/" + new java.util.UUID(0, 1));
        assertTrue(List.of(400, 404).contains(patched.statusCode()));
    }

    @Test
    void digits_depth_and_elements_have_an_end() {
        String digits = "9".repeat(200_000);
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String many = "[" + "1,".repeat(100_000) + "1]";
        for (String value : List.of(digits, "1e" + digits, "0." + digits, deep, "{\"a\":".repeat(10_000), many)) {
            for (String property : List.of("name", "notes", "tags", "emails", "channels", "cadence", "x"))
                assertEquals(400, post("{\"name\": \"x\", \"" + property + "\": " + value + "}"), property);
        }
        assertEquals(413, post("[" + "1,".repeat(1_000_000) + "1]"));
        String keys = "{" + "\"a\":1,".repeat(40_000) + "\"a\":1}";
        assertEquals(400, post(keys));
    }

    @Test
    void a_line_or_a_header_that_is_too_long_is_refused() {
        assertEquals(
                414,
                Wire.send(head("GET " + INFLUENCERS + "?tag=" + "x".repeat(100_000)))
                        .status());
        assertEquals(
                431,
                Wire.send(head("GET " + INFLUENCERS, "X-Long: " + "x".repeat(100_000)))
                        .status());
        String many = "X-Many: y\r\n".repeat(20_000).strip();
        assertEquals(431, Wire.send(head("GET " + INFLUENCERS, many)).status());
        String tags = "\"1\",".repeat(400) + "\"1\"";
        Problems.invalidParameter(API.viewer().header("If-None-Match", tags).get(INFLUENCERS), "If-None-Match", "size");
    }

    @Test
    void a_cursor_that_was_tampered_with_opens_nothing() {
        List<String> made = new ArrayList<>();
        Api other = Api.ofANewAgency();
        for (int i = 0; i < 3; i++) made.add(other.influencer("Mina " + i));
        String cursor = other.viewer()
                .queryParam("limit", 1)
                .get(INFLUENCERS)
                .then()
                .extract()
                .path("page.next");
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int place = 0; place < bytes.length; place++) {
            byte[] bent = bytes.clone();
            bent[place] ^= 0x41;
            int status = other.viewer()
                    .queryParam(
                            "cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(bent))
                    .get(INFLUENCERS)
                    .statusCode();
            assertEquals(400, status, "bent at " + place);
        }
        for (String bad : List.of("x", cursor + "A", cursor.substring(4), "A".repeat(300), "../..", "' or 1=1 --"))
            problem(other.viewer().queryParam("cursor", bad).get(INFLUENCERS), 400, "invalid_cursor");
        problem(API.viewer().queryParam("cursor", cursor).get(INFLUENCERS), 400, "invalid_cursor");
    }

    @Test
    void who_sends_a_body_drop_by_drop_is_cut_off_and_takes_nobodys_place() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_ONES; i++) {
                Socket socket = new Socket("localhost", RestAssured.port);
                socket.setSoTimeout(60_000);
                String length = i % 2 == 0 ? "Content-Length: 10000" : "Transfer-Encoding: chunked";
                send(socket, head("POST " + INFLUENCERS, length));
                slow.add(socket);
            }
            for (int round = 0; round < 15; round++) {
                for (int i = 0; i < slow.size(); i++) drip(slow.get(i), i % 2 == 0 ? " " : "1\r\n \r\n");
                API.get(INFLUENCERS).then().statusCode(200);
                Thread.sleep(300);
            }
            for (Socket socket : slow) {
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
                assertTrue(answer.contains("\"code\":\"request_timeout\""), answer);
            }
        } finally {
            for (Socket socket : slow) socket.close();
        }
    }

    @Test
    void who_fills_the_memory_with_bodies_that_never_end_is_sent_away_and_others_go_on() throws Exception {
        List<Socket> greedy = new ArrayList<>();
        try {
            for (int i = 0; i < GREEDY_ONES; i++) {
                Socket socket = new Socket("localhost", RestAssured.port);
                socket.setSoTimeout(1_000);
                greedy.add(socket);
                send(socket, head("POST " + INFLUENCERS + "/batch", "Transfer-Encoding: chunked"));
            }
            int refused = 0;
            for (Socket socket : greedy) if (firstOf(socket).startsWith("HTTP/1.1 503")) refused++;
            // Of 32 MiB each takes one.
            assertTrue(refused >= GREEDY_ONES - 32, refused + " were sent away");
            Api.ofANewAgency()
                    .post(INFLUENCERS + "/batch", "items", List.of(Api.map("name", "Mina")))
                    .then()
                    .statusCode(207);
        } finally {
            for (Socket socket : greedy) socket.close();
        }
    }

    /** Empty where nothing is said for a while. */
    private static String firstOf(Socket socket) throws IOException {
        byte[] begin = new byte[12];
        try {
            int read = socket.getInputStream().readNBytes(begin, 0, begin.length);
            return new String(begin, 0, read, StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException waiting) {
            return "";
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Until the other end has had enough. */
    private static void drip(Socket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException cutOff) {
            assertTrue(socket.isConnected());
        }
    }
}
