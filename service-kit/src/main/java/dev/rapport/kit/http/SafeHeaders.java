package dev.rapport.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer says to browsers and caches unless it says otherwise itself: these are an agency's notes about people,
 * to be kept nowhere, shown in no frame and run as nothing.
 */
@ApplicationScoped
class SafeHeaders {

    private static final int BEFORE_ALL = 11_000;
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Swagger UI is a page of our own, whose script and style stand in it. */
    private static final String PAGE = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String PAGES = "/q/swagger-ui";
    private static final String ONE_YEAR = "max-age=31536000";

    void install(@Observes Filters filters) {
        filters.register(SafeHeaders::promise, BEFORE_ALL);
    }

    private static void promise(RoutingContext context) {
        context.addHeadersEndHandler(ready -> complete(context));
        context.next();
    }

    private static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        boolean page = context.normalizedPath().startsWith(PAGES);
        headers.set("X-Content-Type-Options", "nosniff");
        unlessSaid(headers, "Referrer-Policy", "no-referrer");
        unlessSaid(headers, "Content-Security-Policy", page ? PAGE : NOTHING);
        if (!page) unlessSaid(headers, "Cache-Control", "no-store");
        // Also where a proxy that we trust has ended TLS. Said without TLS, browsers ignore it.
        if ("https".equals(context.request().scheme())) unlessSaid(headers, "Strict-Transport-Security", ONE_YEAR);
    }

    private static void unlessSaid(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) headers.set(name, value);
    }
}
