package dev.rapport.kit.work;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * A thread that does one thing over and over, woken when there is something to do and looking by itself now and then.
 * Whatever fails is tried again after a pause: work waits for its database or broker, and is never given up.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final long PAUSE_MILLIS = 500;
    private static final long LAST_STEP_MILLIS = TimeUnit.SECONDS.toMillis(15);

    /**
     * One piece of the work, and how long to wait for the next unless woken, in milliseconds. What the database throws,
     * or what another has done in vain (ExecutionException), is a matter of waiting; all else is a fault of ours.
     */
    @FunctionalInterface
    public interface Step {
        long run() throws SQLException, ExecutionException, InterruptedException;
    }

    private final String name;
    private final Step step;
    private final long gatheringMillis;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    public Worker(String name, Step step) {
        this(name, step, 0);
    }

    /** @param gatheringMillis to wait once woken, so that what comes in a burst is done at once */
    public Worker(String name, Step step, long gatheringMillis) {
        this.name = name;
        this.step = step;
        this.gatheringMillis = gatheringMillis;
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Returns when the step under way has ended. */
    public void stop() throws InterruptedException {
        running = false;
        wake();
        if (thread != null) thread.join(LAST_STEP_MILLIS);
    }

    /** To be called after the commit that left something to do. */
    public void wake() {
        work.release();
    }

    private void run() {
        long wait = 0;
        while (running) {
            try {
                boolean woken = work.tryAcquire(wait, TimeUnit.MILLISECONDS);
                // Before the step, so that a call during it is not lost.
                work.drainPermits();
                if (woken && running) Thread.sleep(gatheringMillis);
                wait = step.run();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | ExecutionException e) {
                LOG.warnf("%s waits, next try in %d ms: %s", name, PAUSE_MILLIS, e.getMessage());
                wait = pause();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s met a fault and goes on", name);
                wait = pause();
            }
        }
    }

    private static long pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
