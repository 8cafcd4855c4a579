package dev.rapport.local;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * How often requests go to the database and wait for what it answers, by whatever way a statement comes to the driver. A
 * BEGIN goes ahead of the first statement, and is not waited for.
 */
public final class CountedSockets extends SocketFactory {
    /**
     * Counted in a property of the JVM: the driver and the tests have this class from different class loaders. As a text, as
     * whoever reads all properties expects.
     */
    private static final String TRIPS = CountedSockets.class.getName();

    /** By requests of a service in this JVM, since it was asked last. */
    public static int trips() {
        Object counted = System.getProperties().remove(TRIPS);
        return counted == null ? 0 : Integer.parseInt((String) counted);
    }

    private static void count() {
        System.getProperties()
                .merge(TRIPS, "1", (counted, one) -> String.valueOf(Integer.parseInt((String) counted) + 1));
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
                    if (asked && Thread.currentThread().getName().startsWith("executor-thread")) count();
                    asked = false;
                    return super.read(bytes, from, length);
                }
            };
        }
    }
}
