package dev.rapport.kit.meter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Requests are counted by the template of their path. Of one that is refused before any resource was found there is none,
 * and its path as it came would be the label: ids in metrics, and a series for each. So all of those share a name.
 */
@ApplicationScoped
class RequestNames {

    /** Where the platform's meter looks, and the resource that is found leaves its own. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String OTHER = "/OTHER";
    private static final int BEFORE_ALL_THAT_REFUSES = 11_000;

    void install(@Observes Filters filters) {
        filters.register(RequestNames::begin, BEFORE_ALL_THAT_REFUSES);
    }

    private static void begin(RoutingContext context) {
        Vertx.currentContext().putLocal(TEMPLATE, OTHER);
        context.next();
    }
}
