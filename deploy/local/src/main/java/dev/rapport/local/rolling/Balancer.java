package dev.rapport.local.rolling;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rapport.local.ServiceProcess;

/**
 * What a Service of Kubernetes is to its Pods: takes connections and hands each to an instance that was ready when it was
 * last asked, a second ago at most. Connections stay where they are.
 */
final class Balancer {
    private static final long LOOK_MILLIS = 1000;
    private static final int BACKLOG = 500;

    private final ServerSocket door;
    private final Map<Integer, ServiceProcess> instances = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile List<Integer> ready = List.of();

    Balancer() {
        try {
            door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::look);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From its next look on, if it is ready then. */
    void add(int port, ServiceProcess instance) {
        instances.put(port, instance);
    }

    void remove(int port) {
        instances.remove(port);
    }

    boolean sendsTo(int port) {
        return ready.contains(port);
    }

    private void look() {
        try {
            while (true) {
                List<Integer> now = new ArrayList<>();
                for (var one : instances.entrySet()) if (one.getValue().answersReady(http)) now.add(one.getKey());
                ready = now;
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> join(client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(Socket client) {
        List<Integer> now = ready;
        try (client;
                Socket instance = new Socket(
                        InetAddress.getLoopbackAddress(), now.get(Math.floorMod(turn.getAndIncrement(), now.size())))) {
            client.setTcpNoDelay(true);
            instance.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pour(instance, client));
            pour(client, instance);
            back.join();
        } catch (IOException | ArithmeticException e) {
            // Nobody there: the client sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side ends, which ends the other. */
    private static void pour(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
