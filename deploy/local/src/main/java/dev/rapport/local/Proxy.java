package dev.rapport.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A stretch of network between two programs, which can be cut and mended. */
public final class Proxy implements AutoCloseable {

    /** What becomes of what comes by. */
    public enum Weather {
        /** It arrives. */
        FAIR,
        /** Connections end at once, those that are open too: as when nobody listens. */
        CUT,
        /** Connections stay open and nothing arrives: as when packets are dropped. */
        SILENT
    }

    private static final int BUFFER = 16_384;

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private Weather weather = Weather.FAIR;
    private int target;
    private boolean closed;

    private Proxy(ServerSocket door) {
        this.door = door;
    }

    /** Listens on a free port; where to it leads is said later. */
    public static Proxy open() throws IOException {
        var door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 200);
        var proxy = new Proxy(door);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    public synchronized void leadTo(int port) {
        target = port;
    }

    public synchronized void become(Weather next) {
        weather = next;
        if (next == Weather.CUT) open.forEach(Proxy::close);
        notifyAll();
    }

    public synchronized boolean isFair() {
        return weather == Weather.FAIR;
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.forEach(Proxy::close);
        notifyAll();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that went away before it was greeted.
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            if (!mayPass()) return;
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort())) {
                open.add(server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread back = Thread.ofVirtual().start(() -> pour(server, client));
                pour(client, server);
                back.join();
                open.remove(server);
            }
        } catch (IOException e) {
            // Nobody there: the client sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** Until one side ends, which ends the other. */
    private void pour(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0 && mayPass(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            // Also an end does not arrive in silence.
            if (mayPass()) to.shutdownOutput();
            else close(to);
        } catch (IOException | InterruptedException e) {
            close(from);
            close(to);
        }
    }

    /** Waits while it is silent; false where the connection has to end. */
    private synchronized boolean mayPass() throws InterruptedException {
        while (weather == Weather.SILENT && !closed) wait();
        return weather == Weather.FAIR && !closed;
    }

    private synchronized int targetPort() {
        return target;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
