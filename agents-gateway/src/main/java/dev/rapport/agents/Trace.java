package dev.rapport.agents;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * The trace of a call: the caller's W3C {@code traceparent} where it sent one, else a fresh one. It is in the log, and
 * goes on to the services and with what they tell.
 */
@ApplicationScoped
class Trace {

    static final String HEADER = "traceparent";

    private static final String KEY = "rapport.traceparent";
    private static final String IN_LOG = "traceId";
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int BEFORE_AUTHENTICATION = 10_000;

    private final CurrentVertxRequest request;

    Trace(CurrentVertxRequest request) {
        this.request = request;
    }

    void start(@Observes Filters filters) {
        filters.register(Trace::begin, BEFORE_AUTHENTICATION);
    }

    private static void begin(RoutingContext context) {
        follow(parent(context));
        context.next();
    }

    /** The header to send on, during a call. */
    String parent() {
        RoutingContext current = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return current == null ? fresh() : parent(current);
    }

    /** Has what is logged from here on carry the id: a tool runs on a thread that the request did not come on. */
    void follow() {
        follow(parent());
    }

    private static void follow(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent);
        if (matcher.matches()) MDC.put(IN_LOG, matcher.group(1));
    }

    private static String parent(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) return known;
        String used = usable(context.request().getHeader(HEADER));
        context.put(KEY, used);
        return used;
    }

    /** @param sent by a caller; null where it sent none */
    static String usable(String sent) {
        return sent != null && TRACEPARENT.matcher(sent).matches() ? sent : fresh();
    }

    private static String fresh() {
        UUID random = UUID.randomUUID();
        return "00-%016x%016x-%016x-01"
                .formatted(random.getMostSignificantBits(), random.getLeastSignificantBits(), random.hashCode() | 1L);
    }
}
