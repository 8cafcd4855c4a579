package dev.rapport.local;

/** Where the service under test has its health and metrics. */
public final class Management {
    private static final String PORT = "dev.rapport.local.management";

    private Management() {}

    public static int port() {
        return Integer.getInteger(PORT);
    }

    /** A system property, since a test framework may load this class several times. */
    static int chosen() {
        int port = Ports.free();
        System.setProperty(PORT, Integer.toString(port));
        return port;
    }
}
