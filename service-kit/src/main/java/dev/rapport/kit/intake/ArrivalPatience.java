package dev.rapport.kit.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.rapport.kit.time.Ids;

/** Waits outside of the transaction, so that no connection is held meanwhile; and only for ids made a moment ago. */
@AwaitsArrival
@Interceptor
@Priority(ArrivalPatience.OUTSIDE_OF_TRANSACTIONS)
public class ArrivalPatience {

    static final int OUTSIDE_OF_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    /** Most events are there within some ten milliseconds; what is not, is looked for less and less often. */
    private static final long FIRST_LOOK_MILLIS = 20;

    private static final long SELDOM_MILLIS = 200;
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Whoever makes up ids must not tie up the service: beyond this many, refusals are immediate. */
    private static final Semaphore PLACES = new Semaphore(20);

    @Inject
    Waiting waiting;

    @ConfigProperty(name = "rapport.arrival-patience")
    Duration longest;

    @AroundInvoke
    Object patiently(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (NotArrivedYet missing) {
            if (!isFresh(missing) || !PLACES.tryAcquire()) return without(missing, call);
            try {
                return again(call, System.nanoTime() + longest.toNanos());
            } finally {
                PLACES.release();
            }
        }
    }

    /**
     * An id tells when it was made, by the time of the machine, as one that is made now does; the event of one that is older
     * has long arrived, if it is ours.
     */
    private boolean isFresh(NotArrivedYet missing) {
        Instant now = Ids.madeAt(Ids.next()).orElseThrow();
        return Ids.madeAt(missing.id())
                .filter(made -> made.isAfter(now.minus(FRESH)) && made.isBefore(now.plus(FRESH)))
                .isPresent();
    }

    private Object again(InvocationContext call, long deadline) throws Exception {
        for (long pause = FIRST_LOOK_MILLIS; ; pause = Math.min(pause * 3 / 2, SELDOM_MILLIS)) {
            Thread.sleep(pause);
            try {
                return call.proceed();
            } catch (NotArrivedYet missing) {
                if (System.nanoTime() > deadline) return without(missing, call);
            }
        }
    }

    private Object without(NotArrivedYet missing, InvocationContext call) throws Exception {
        if (!missing.isOneOfMany()) throw missing;
        waiting.end();
        return call.proceed();
    }
}
