package dev.rapport.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Somebody's server that takes webhooks, one path of it; how it answers is the test's choice. */
final class Receiver {

    /** What came in. */
    record Message(HttpHeaders headers, String body) {

        JsonNode json() {
            return Answers.json(body);
        }

        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        /** By the library that receivers use. */
        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers.map());
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** How it answers: never, where the status is 0. */
    record Reply(int status, Map<String, String> headers) {

        static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    private static final int PORT = ConfigProvider.getConfig().getValue(ReceiverPort.SETTING, Integer.class);
    private static final Map<String, Receiver> ALL = new ConcurrentHashMap<>();

    static {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", PORT), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", Receiver::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final String path = "/" + UUID.randomUUID();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile Function<Message, Reply> replies;

    private Receiver(IntFunction<Reply> replies) {
        this.replies = message -> replies.apply(messages.size());
        ALL.put(path, this);
    }

    /** @param replies to the first message, the second and so on, from 1 */
    static Receiver answering(IntFunction<Reply> replies) {
        return new Receiver(replies);
    }

    static Receiver answering(int status) {
        return answering(nth -> Reply.of(status));
    }

    void answer(int status) {
        answer(message -> Reply.of(status));
    }

    void answer(Function<Message, Reply> replies) {
        this.replies = replies;
    }

    String url() {
        return "http://127.0.0.1:" + PORT + path;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> await(int count) {
        Topics.await(count + " messages", () -> messages.size() >= count);
        return messages();
    }

    private static void take(HttpExchange exchange) throws IOException {
        Receiver receiver = ALL.get(exchange.getRequestURI().getPath());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply;
        Message message = new Message(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body);
        synchronized (receiver.messages) {
            receiver.messages.add(message);
            reply = receiver.replies.apply(message);
        }
        if (reply.status() == 0) return;
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), -1);
        exchange.close();
    }
}
