package dev.rapport.local;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * How often requests go to the database and wait for what it answers, by whatever way a statement comes to the driver. A
 * BEGIN goes ahead of the first statement, and is not waited for.
 */
public final class CountedSockets extends SocketFactory {
    /** In a place of the JVM's own: the driver and the tests have this class from different class loaders. */
    private static final AtomicInteger TRIPS = (AtomicInteger)
            System.getProperties().computeIfAbsent(CountedSockets.class.getName(), name -> new AtomicInteger());

    /** By requests of a service in this JVM, since it was asked last. */
    public static int trips() {
        return TRIPS.getAndSet(0);
    }

    @Override
    public Socket createSocket() {
        return new CountedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }

    private static final class CountedSocket extends Socket {
        /** One thread at a time has the connection. */
        private volatile boolean asked;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    asked = true;
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    // Requests have threads of their own; relay and intake use others.
                    if (asked && Thread.currentThread().getName().startsWith("executor-thread"))
                        TRIPS.incrementAndGet();
                    asked = false;
                    return super.read(bytes, from, length);
                }
            };
        }
    }
}
