package dev.rapport.local;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * How often requests go to the database and back. The driver flushes what it has to say whenever it waits for an answer, so
 * that this counts whatever way a statement took to the driver.
 */
public final class CountedSockets extends SocketFactory {
    private static final AtomicInteger TRIPS = new AtomicInteger();

    /** By requests of a service in this JVM, since it was asked last. */
    public static int trips() {
        return TRIPS.getAndSet(0);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new Counted(super.getOutputStream());
            }
        };
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

    /** Requests have threads of their own; relay and intake use others. */
    private static final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            if (Thread.currentThread().getName().startsWith("executor-thread")) TRIPS.incrementAndGet();
            super.flush();
        }
    }
}
