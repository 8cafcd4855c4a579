package dev.rapport.local;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * How much memory a request is served with, where the service runs in this JVM, as it does in tests. It hardly depends on
 * how busy the machine is, so that it may be asserted where a time may not.
 */
public final class Allocations {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 200;

    private Allocations() {}

    /** @return kilobytes for each of many requests, of the threads that serve them */
    public static long kilobytesOf(Runnable request) {
        for (int i = 0; i < WARM_UP; i++) request.run();
        long before = ofServingThreads();
        for (int i = 0; i < MEASURED; i++) request.run();
        return (ofServingThreads() - before) / MEASURED / 1024;
    }

    private static long ofServingThreads() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && serves(thread.getThreadName()))
                bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
        }
        return bytes;
    }

    private static boolean serves(String name) {
        return name.startsWith("executor-thread") || name.startsWith("vert.x-eventloop-thread");
    }
}
