package dev.rapport.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Lets a test in another JVM take the broker or the database away and bring it back; listens on this machine only. */
final class StackControl implements AutoCloseable {
    private final HttpServer server;

    private StackControl(HttpServer server) {
        this.server = server;
    }

    static StackControl open(Infrastructure infrastructure) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on(server, "/kafka/stop", infrastructure.kafka()::stop);
        on(server, "/kafka/start", infrastructure.kafka()::start);
        on(server, "/postgres/kill", infrastructure.postgres()::kill);
        on(server, "/postgres/start", infrastructure.postgres()::start);
        server.start();
        return new StackControl(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void on(HttpServer server, String path, Command command) {
        server.createContext(path, exchange -> {
            try (exchange) {
                command.run();
                answer(exchange, 200, "done");
            } catch (Exception e) {
                answer(exchange, 500, e.toString());
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private interface Command {
        void run() throws Exception;
    }
}
