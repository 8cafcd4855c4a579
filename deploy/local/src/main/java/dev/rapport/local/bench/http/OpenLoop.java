package dev.rapport.local.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/**
 * Sends requests when their time has come, whatever became of those before; how long an answer took counts from that time
 * on, so that waiting for a free connection counts as well. One thread, because the machine is the server's, too.
 */
final class OpenLoop {
    private static final int DIGITS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final List<byte[]> requests;
    private final int connections;

    /** Of all answers with a status, how long each took, in microseconds. */
    record Answers(Map<Integer, Histogram> byStatus, double seconds) {
        long count(int status) {
            return byStatus.containsKey(status) ? byStatus.get(status).getTotalCount() : 0;
        }

        double millis(int status, double percentile) {
            return byStatus.containsKey(status) ? byStatus.get(status).getValueAtPercentile(percentile) / 1e3 : 0;
        }
    }

    OpenLoop(URI server, List<String> requests, int connections) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.requests = requests.stream()
                .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.connections = connections;
    }

    /** Returns when everything that was sent has been answered. */
    Answers run(double perSecond, Duration duration) throws IOException {
        try (Selector selector = Selector.open()) {
            return new Run(selector, perSecond, (long) (perSecond * duration.toNanos() / 1e9)).go();
        }
    }

    /** One connection, and the request that is under way on it. */
    private static final class Line {
        private final ByteBuffer answer = ByteBuffer.allocate(65_536);
        private SelectionKey key;
        private long due;
    }

    private final class Run {
        private final Selector selector;
        private final double interval;
        private final long all;
        private final Deque<Line> idle = new ArrayDeque<>();
        private final Map<Integer, Histogram> byStatus = new TreeMap<>();
        private long sent;
        private long answered;

        Run(Selector selector, double perSecond, long all) throws IOException {
            this.selector = selector;
            this.interval = 1e9 / perSecond;
            this.all = all;
            for (int i = 0; i < connections; i++) {
                Line line = new Line();
                connect(line);
                idle.add(line);
            }
        }

        private void connect(Line line) throws IOException {
            if (line.key != null) line.key.channel().close();
            SocketChannel channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            line.key = channel.register(selector, SelectionKey.OP_READ, line);
        }

        Answers go() throws IOException {
            long begin = System.nanoTime();
            long end = begin + (long) (all * interval) + PATIENCE.toNanos();
            while (answered < all) {
                long now = System.nanoTime();
                if (now > end) throw new IllegalStateException((sent - answered) + " requests were never answered");
                for (long due = due(begin); sent < all && due <= now && !idle.isEmpty(); due = due(begin)) {
                    send(idle.poll(), due);
                }
                // A millisecond is the least that can be waited for; what falls due meanwhile counts as late.
                if (sent < all && !idle.isEmpty() && due(begin) - System.nanoTime() < 1_000_000) selector.select(1);
                else selector.select(5);
                for (SelectionKey key : selector.selectedKeys()) read((Line) key.attachment());
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) key.channel().close();
            return new Answers(byStatus, (System.nanoTime() - begin) / 1e9);
        }

        private long due(long begin) {
            return begin + (long) (sent * interval);
        }

        private void send(Line line, long due) throws IOException {
            line.due = due;
            ByteBuffer request = ByteBuffer.wrap(requests.get((int) (sent++ % requests.size())));
            while (request.hasRemaining()) ((SocketChannel) line.key.channel()).write(request);
        }

        private void read(Line line) throws IOException {
            int read = ((SocketChannel) line.key.channel()).read(line.answer);
            if (read < 0) {
                boolean cutOff = line.answer.position() > 0 || !idle.contains(line);
                if (cutOff) throw new IOException("an answer was cut off");
                connect(line);
                return;
            }
            String said = new String(line.answer.array(), 0, line.answer.position(), StandardCharsets.US_ASCII);
            int head = said.indexOf("\r\n\r\n");
            if (head < 0 || said.length() < head + 4 + length(said.substring(0, head))) return;
            int status = Integer.parseInt(said.substring(9, 12));
            byStatus.computeIfAbsent(status, key -> new Histogram(DIGITS))
                    .recordValue((System.nanoTime() - line.due) / 1000);
            answered++;
            line.answer.clear();
            if (said.substring(0, head).toLowerCase(Locale.ROOT).contains("connection: close")) connect(line);
            idle.add(line);
        }

        private static int length(String head) {
            for (String field : head.split("\r\n")) {
                if (field.regionMatches(true, 0, "content-length:", 0, 15))
                    return Integer.parseInt(field.substring(15).trim());
            }
            throw new IllegalStateException("an answer without a length: " + head);
        }
    }
}
