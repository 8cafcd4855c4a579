package dev.rapport.kit.batch;

import java.sql.SQLException;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;

/** Stands outside of the transaction, which a collision has ended. */
@RunAgainOnCollision
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 90)
public class CollisionInterceptor {

    private static final int MOST_RUNS = 4;

    /** Unique key, foreign key, serialization failure, deadlock: each time two requests met. */
    private static final Set<String> COLLISIONS = Set.of("23505", "23503", "40001", "40P01");

    @AroundInvoke
    Object run(InvocationContext call) throws Exception {
        for (int runs = 1; ; runs++) {
            try {
                return call.proceed();
            } catch (Exception fault) {
                if (runs == MOST_RUNS || !isCollision(fault)) throw fault;
            }
        }
    }

    private static boolean isCollision(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) return true;
            if (cause instanceof SQLException fault && COLLISIONS.contains(fault.getSQLState())) return true;
        }
        return false;
    }
}
