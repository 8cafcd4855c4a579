package dev.rapport.local.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rapport.local.Api;
import dev.rapport.local.Checkout;
import dev.rapport.local.Endpoints;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/**
 * Opens more and more streams at the running deploy/run, of two agencies, and says what memory scoring has with each
 * number of them; and how many hear of a change. Linux only.
 */
public final class OpenStreams {

    private final Endpoints endpoints = Ports.from(System.getenv()).endpoints();
    private final Selector selector = Selector.open();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<String> tokens = new ArrayList<>();
    private int open;

    private OpenStreams() throws IOException {
        var identity = LocalIdentity.keptIn(Checkout.data(System.getenv()).resolve("identity"));
        for (int i = 0; i < 2; i++) tokens.add(identity.token("bench-" + UUID.randomUUID(), "bench", Role.EDITOR));
    }

    /** @param arguments how many streams at most, 2000 where absent */
    public static void main(String[] arguments) throws Exception {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        var bench = new OpenStreams();
        Thread.ofPlatform().daemon().start(bench::read);
        bench.report();
        for (int step = 1; step <= 4; step++) {
            bench.openUpTo(most * step / 4);
            Thread.sleep(Duration.ofSeconds(20));
            bench.report();
        }
        bench.change();
        System.exit(0);
    }

    private void openUpTo(int wanted) throws Exception {
        var address = endpoints.of(Service.SCORING);
        for (; open < wanted; open++) {
            String request =
                    "GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                            + tokens.get(open % tokens.size()) + "\r\n\r\n";
            var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ);
            // Below what one agency may ask for in a second.
            Thread.sleep(5);
        }
        while (ready.get() < wanted) Thread.sleep(100);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try {
            while (true) {
                selector.select(50);
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) < 0) throw new IOException("a stream has ended");
                    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
                    ready.addAndGet(count(text, "event:ready"));
                    changes.addAndGet(count(text, "event:score.changed"));
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int count(String text, String what) {
        return text.split(what, -1).length - 1;
    }

    /** One score changes, and half of the streams are of its agency. */
    private void change() throws Exception {
        try (var api = new Api(endpoints, tokens.getFirst())) {
            String id = api.post(Service.CONTACTS, "/v1/influencers", Map.of("name", "Bench"))
                    .get("id")
                    .asText();
            var note = Map.of("note", "Read all they wrote", "value", 3);
            api.post(Service.CONTACTS, "/v1/influencers/" + id + "/research", note);
        }
        long begin = System.nanoTime();
        while (changes.get() < open / 2) Thread.sleep(1);
        System.out.printf(
                "a change was heard by %d streams, the last %.1f s later%n",
                changes.get(), (System.nanoTime() - begin) / 1e9);
    }

    private void report() throws IOException {
        System.out.printf("%5d streams open: scoring has %s%n", ready.get(), memory());
    }

    private static String memory() throws IOException {
        var scoring = ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains("scoring-service/target/quarkus-app"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("deploy/run does not run"));
        try (var lines = Files.lines(Path.of("/proc/" + scoring.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElseThrow();
        }
    }
}
