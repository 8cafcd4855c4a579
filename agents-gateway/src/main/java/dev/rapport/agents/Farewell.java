package dev.rapport.agents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Asks callers to come back over another connection once this instance is told to end, as the services do. */
@ApplicationScoped
class Farewell {

    private static final int BEFORE_ALL = 10_900;

    private volatile boolean leaving;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    void install(@Observes Filters filters) {
        filters.register(this::say, BEFORE_ALL);
    }

    private void say(RoutingContext context) {
        context.addHeadersEndHandler(ready -> {
            if (leaving) context.response().putHeader("Connection", "close");
        });
        context.next();
    }
}
