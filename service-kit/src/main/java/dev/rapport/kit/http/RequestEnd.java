package dev.rapport.kit.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import io.vertx.ext.web.RoutingContext;

/** The end of the request under way: its answer was sent, or nobody waits for it any more. */
@RequestScoped
public class RequestEnd {

    @Inject
    RoutingContext context;

    /** To be done then, once. */
    public void then(Runnable action) {
        AtEnd.once(context, action);
    }
}
