package dev.rapport.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request whose body is not wanted. Whoever is still sending must get to read the answer, and a connection that
 * is closed under unread bytes is torn down together with what was just written to it: so the rest is listened to, none of
 * it kept, until it ends, stops coming or takes too long.
 */
final class LastWord {

    private static final long SILENCE_MILLIS = 500;
    private static final int MOST_LOOKS = 20;

    private final RoutingContext context;
    private long watch;
    private boolean heardAnything;
    private int looks;

    private LastWord(RoutingContext context) {
        this.context = context;
    }

    /** @param body of the answer, whose status and type are set already */
    static void say(Buffer body, RoutingContext context) {
        // Written and not ended: a server that is done with a request may close at once.
        context.response()
                .putHeader("Connection", "close")
                .putHeader("Content-Length", String.valueOf(body.length()))
                .write(body)
                .onSuccess(written -> new LastWord(context).hearOut())
                .onFailure(gone -> context.request().connection().close());
    }

    private void hearOut() {
        if (context.request().isEnded()) {
            close();
            return;
        }
        watch = context.vertx().setPeriodic(SILENCE_MILLIS, this::look);
        context.request()
                .handler(unwanted -> heardAnything = true)
                .endHandler(heard -> close())
                .exceptionHandler(gone -> close())
                .resume();
    }

    private void look(long id) {
        if (!heardAnything || ++looks == MOST_LOOKS) close();
        heardAnything = false;
    }

    private void close() {
        context.vertx().cancelTimer(watch);
        if (context.response().ended()) return;
        context.response()
                .end()
                .onComplete(said -> context.request().connection().close());
    }
}
