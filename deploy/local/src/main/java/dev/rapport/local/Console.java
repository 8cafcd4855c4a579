package dev.rapport.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves the folder deploy/console on this machine: its files and where the services are, and nothing else. */
final class Console {
    /** What a browser is given, by name: tests and packages lie in the same folder and stay out of reach. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Path folder;
    private final Endpoints endpoints;
    private final HttpServer server;

    private Console(Path folder, Endpoints endpoints, HttpServer server) {
        this.folder = folder;
        this.endpoints = endpoints;
        this.server = server;
    }

    static Console start(Path folder, Ports ports) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.console());
        var console = new Console(folder, ports.endpoints(), HttpServer.create(address, 0));
        console.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        console.server.createContext("/", console::answer);
        console.server.start();
        return console;
    }

    /** By both names of this machine, as pages of one are strangers to the other. */
    static String origins(int port) {
        return "http://127.0.0.1:%d,http://localhost:%d".formatted(port, port);
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:%d/".formatted(port));
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            guard(exchange);
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            } else if (path.equals("/services.json")) {
                send(exchange, "application/json", services().getBytes(StandardCharsets.UTF_8));
            } else {
                sendFile(exchange, path.equals("/") ? "/index.html" : path);
            }
        }
    }

    /** One folder below at most, and no name that could lead out of it. */
    private void sendFile(HttpExchange exchange, String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        boolean plain = path.equals("/index.html") || path.matches("/assets/[a-z][a-z-]*\\.[a-z]+");
        Path file = plain ? folder.resolve(path.substring(1)) : folder;
        if (type == null || !Files.isRegularFile(file)) exchange.sendResponseHeaders(404, -1);
        else send(exchange, type, Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String services() {
        return "{\"contacts\":\"%s\",\"interactions\":\"%s\",\"scoring\":\"%s\"}"
                .formatted(endpoints.contacts(), endpoints.interactions(), endpoints.scoring());
    }

    private void guard(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' %s %s %s;"
                                .formatted(endpoints.contacts(), endpoints.interactions(), endpoints.scoring())
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Cache-Control", "no-store");
    }
}
