package dev.rapport.interactions.contact;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Waits outside of the transaction, so that no connection is held meanwhile. */
@AwaitsContacts
@Interceptor
@Priority(ContactPatience.OUTSIDE_OF_TRANSACTIONS)
public class ContactPatience {

    static final int OUTSIDE_OF_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final long LOOK_EVERY_MILLIS = 40;
    private static final long LONGEST_NANOS = Duration.ofMillis(1500).toNanos();

    /** Whoever tries random ids must not tie up the service: beyond this many, refusals are immediate. */
    private static final Semaphore WAITING = new Semaphore(20);

    @AroundInvoke
    Object patiently(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (UnknownContact unknown) {
            if (!WAITING.tryAcquire()) throw unknown;
            try {
                return again(call, System.nanoTime() + LONGEST_NANOS);
            } finally {
                WAITING.release();
            }
        }
    }

    private static Object again(InvocationContext call, long deadline) throws Exception {
        while (true) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            try {
                return call.proceed();
            } catch (UnknownContact unknown) {
                if (System.nanoTime() > deadline) throw unknown;
            }
        }
    }
}
