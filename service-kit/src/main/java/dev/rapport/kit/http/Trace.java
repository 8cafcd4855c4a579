package dev.rapport.kit.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.MDC;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** The trace id of the current request: the caller's W3C {@code traceparent} where it sent one, else a fresh one. */
@ApplicationScoped
public class Trace {

    private static final String KEY = "rapport.traceparent";
    private static final String IN_LOG = "traceId";
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int ID_BEGIN = 3;
    private static final int ID_END = 35;
    private static final HexFormat HEX = HexFormat.of();
    private static final int BEFORE_AUTHENTICATION = 10_000;

    @Inject
    CurrentVertxRequest request;

    void start(@Observes Filters filters) {
        filters.register(Trace::begin, BEFORE_AUTHENTICATION);
    }

    private static void begin(RoutingContext context) {
        MDC.put(IN_LOG, idOf(traceparent(context)));
        context.next();
    }

    private static String traceparent(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) return known;
        String sent = context.request().getHeader("traceparent");
        String used = known(sent) == null ? fresh() : sent;
        context.put(KEY, used);
        return used;
    }

    private static String fresh() {
        var random = ThreadLocalRandom.current();
        // No part may be all zeros.
        return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1) + "-"
                + HEX.toHexDigits(random.nextLong() | 1) + "-01";
    }

    private static String idOf(String traceparent) {
        return traceparent.substring(ID_BEGIN, ID_END);
    }

    /** 32 hexadecimal digits; never null, also outside a request. */
    public String id() {
        return idOf(parent());
    }

    /** The same, where it is of that form; null where it is not, or is null. */
    public static String known(String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
    }

    /**
     * Has what is logged from here on, on this thread, carry the id of a trace that came another way than in a request;
     * {@link #leave()} ends that.
     *
     * @param traceparent null, or nothing of that form, where no trace is known
     */
    public static void follow(String traceparent) {
        String known = known(traceparent);
        if (known != null) MDC.put(IN_LOG, idOf(known));
        else leave();
    }

    public static void leave() {
        MDC.remove(IN_LOG);
    }

    /** For what runs before the request's own context is there. */
    public static String id(RoutingContext context) {
        return idOf(traceparent(context));
    }

    /** The W3C header to hand on, so that a trace follows the event through the outbox. */
    public String parent() {
        RoutingContext current = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return current == null ? fresh() : traceparent(current);
    }
}
