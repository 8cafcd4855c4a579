package dev.rapport.kit.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.rapport.kit.time.Ids;

/** Waits outside of the transaction, so that no connection is held meanwhile; and only for ids made a moment ago. */
@AwaitsArrival
@Interceptor
@Priority(ArrivalPatience.OUTSIDE_OF_TRANSACTIONS)
public class ArrivalPatience {

    static final int OUTSIDE_OF_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final long LOOK_EVERY_MILLIS = 40;
    private static final long LONGEST_NANOS = Duration.ofMillis(1500).toNanos();
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Whoever makes up ids must not tie up the service: beyond this many, refusals are immediate. */
    private static final Semaphore WAITING = new Semaphore(20);

    @Inject
    Clock clock;

    @AroundInvoke
    Object patiently(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (NotArrivedYet missing) {
            if (!isFresh(missing) || !WAITING.tryAcquire()) throw missing;
            try {
                return again(call, System.nanoTime() + LONGEST_NANOS);
            } finally {
                WAITING.release();
            }
        }
    }

    /** An id tells when it was made; the event of one that is older has long arrived, if it is ours. */
    private boolean isFresh(NotArrivedYet missing) {
        Instant now = clock.instant();
        return Ids.madeAt(missing.id())
                .filter(made -> made.isAfter(now.minus(FRESH)) && made.isBefore(now.plus(FRESH)))
                .isPresent();
    }

    private static Object again(InvocationContext call, long deadline) throws Exception {
        while (true) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            try {
                return call.proceed();
            } catch (NotArrivedYet missing) {
                if (System.nanoTime() > deadline) throw missing;
            }
        }
    }
}
