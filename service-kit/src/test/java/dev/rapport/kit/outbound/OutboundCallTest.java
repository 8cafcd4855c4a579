package dev.rapport.kit.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Over real sockets of this machine, which is allowed here as an exception; what names stand for is made up. */
class OutboundCallTest {

    private static Vertx vertx;
    private static final PfxOptions HOOKS = Certificates.of("hooks.example");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private HttpServer server;
    private OutboundCall call;
    private InetAddress[] answers;

    /** Not once for the class: a test that is run again begins anew. */
    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @BeforeEach
    void listen() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setSni(true)
                .setKeyCertOptions(HOOKS)
                .setHost("127.0.0.1");
        server = vertx.createHttpServer(options)
                .requestHandler(request -> {
                    heard.add(request.method() + " " + request.authority() + " "
                            + request.connection().indicatedServerName() + " " + request.uri());
                    switch (request.path()) {
                        case "/elsewhere" ->
                            request.response()
                                    .setStatusCode(302)
                                    .putHeader("Location", "/secret")
                                    .end();
                        case "/large" -> request.response().end(Buffer.buffer(new byte[2_000_000]));
                        case "/never" -> {}
                        case "/drips" -> {
                            request.response().setChunked(true);
                            vertx.setPeriodic(50, id -> request.response().write("x"));
                        }
                        default -> request.response().end("thanks");
                    }
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        answers = new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        call = caller(List.of(Block.of("127.0.0.1/32")), "https");
    }

    private OutboundCall caller(List<Block> allowed, String scheme) {
        var rules = new OutboundRules(
                Set.of(scheme), Set.of(server.actualPort(), 443), allowed, List.of(), Duration.ofSeconds(4), 65_536);
        return new OutboundCall(
                vertx,
                rules,
                host -> {
                    lookUps.incrementAndGet();
                    if (answers == null) throw new UnknownHostException(host);
                    return answers;
                },
                new HttpClientOptions().setTrustOptions(HOOKS));
    }

    @AfterEach
    void hangUp() {
        call.close();
        server.close();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    private String address(String host, String path) {
        return "https://" + host + ":" + server.actualPort() + path;
    }

    private OutboundCall.Answer post(String address) throws OutboundRefused {
        return call.send(HttpMethod.POST, address, Map.of("Content-Type", "text/plain"), Buffer.buffer("hello"));
    }

    private String refused(String address) {
        return assertThrows(OutboundRefused.class, () -> post(address)).reason();
    }

    private static InetAddress[] all(String... literals) throws UnknownHostException {
        InetAddress[] all = new InetAddress[literals.length];
        for (int i = 0; i < all.length; i++) all[i] = InetAddress.getByName(literals[i]);
        return all;
    }

    @Test
    void the_connection_goes_to_the_address_that_was_checked_under_the_name_that_was_asked_for() throws Exception {
        OutboundCall.Answer answer = post(address("hooks.example", "/a?b=c"));
        assertEquals(200, answer.status());
        assertEquals("thanks", answer.body().toString());
        String host = "hooks.example:" + server.actualPort();
        assertEquals(List.of("POST " + host + " hooks.example /a?b=c"), heard);
        // Once: what the name stands for a moment later is nobody's business.
        assertEquals(1, lookUps.get());
    }

    @Test
    void the_certificate_must_be_of_the_name_whatever_the_address() {
        assertEquals("not_reached", refused(address("other.example", "/")));
        assertEquals(List.of(), heard);
    }

    @Test
    void a_name_with_any_address_that_is_not_public_is_not_called() throws Exception {
        call.close();
        call = caller(List.of(), "https");
        for (String inside : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "64:ff9b::7f00:1")) {
            for (InetAddress[] mixed : List.of(all(inside), all("8.8.8.8", inside), all(inside, "8.8.8.8"))) {
                answers = mixed;
                assertEquals("address_not_public", refused(address("hooks.example", "/")));
                assertThrows(OutboundRefused.class, () -> call.check(address("hooks.example", "/")));
            }
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void a_name_that_changes_its_mind_is_called_where_it_was_checked_or_not_at_all() throws Exception {
        call.check(address("hooks.example", "/"));
        answers = all("192.168.0.1");
        assertEquals("address_not_public", refused(address("hooks.example", "/")));
        assertEquals(List.of(), heard);
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            heard.clear();
            OutboundCall.Answer answer =
                    call.send(method, address("hooks.example", "/elsewhere"), Map.of(), Buffer.buffer());
            assertEquals(302, answer.status());
            assertEquals("/secret", answer.headers().get("location"));
            assertEquals(1, heard.size());
        }
    }

    @Test
    void who_reads_no_body_is_not_bothered_by_its_size() throws Exception {
        OutboundCall.Answer answer = call.post(address("hooks.example", "/large"), Map.of(), new byte[0]);
        assertEquals(200, answer.status());
        assertTrue(answer.body().length() <= 65_536);
    }

    @Test
    void an_answer_without_end_is_cut_off_by_size_and_by_time() {
        assertEquals("answer_too_large", refused(address("hooks.example", "/large")));
        for (String path : List.of("/never", "/drips"))
            assertEquals("took_too_long", refused(address("hooks.example", path)));
    }

    @Test
    void nothing_is_told_about_what_was_there_but_a_word() throws Exception {
        answers = null;
        assertEquals("unknown_host", refused(address("hooks.example", "/")));
        answers = all("127.0.0.1");
        assertEquals("port_not_allowed", refused("https://hooks.example:1/"));
        assertEquals("scheme_not_allowed", refused("http://hooks.example:" + server.actualPort() + "/"));
    }

    @Test
    void a_header_cannot_smuggle_another() {
        assertThrows(
                Exception.class,
                () -> call.send(
                        HttpMethod.POST,
                        address("hooks.example", "/"),
                        Map.of("X-Name", "a\r\nX-Other: b"),
                        Buffer.buffer()));
        assertEquals(List.of(), heard);
    }

    @Test
    void an_answer_that_is_no_http_ends_the_call() throws Exception {
        try (ServerSocket odd = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = odd.accept()) {
                    socket.getOutputStream()
                            .write(("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000))
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var rules = new OutboundRules(
                    Set.of("http"),
                    Set.of(odd.getLocalPort()),
                    List.of(Block.of("127.0.0.1/32")),
                    List.of(),
                    Duration.ofSeconds(2),
                    1000);
            try (var plain = new OutboundCall(vertx, rules, host -> answers, new HttpClientOptions())) {
                String address = "http://hooks.example:" + odd.getLocalPort() + "/";
                assertThrows(
                        OutboundRefused.class, () -> plain.send(HttpMethod.GET, address, Map.of(), Buffer.buffer()));
            }
        }
    }
}
