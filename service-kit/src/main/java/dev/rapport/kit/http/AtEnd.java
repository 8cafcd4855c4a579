package dev.rapport.kit.http;

import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.ext.web.RoutingContext;

/** What was taken for a request is given back with its end, however it ends and however often that is told. */
final class AtEnd {

    private AtEnd() {}

    static void once(RoutingContext context, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        context.addEndHandler(ended -> {
            if (done.compareAndSet(false, true)) action.run();
        });
    }
}
