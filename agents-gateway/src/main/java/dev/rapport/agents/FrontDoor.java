package dev.rapport.agents;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What comes before the protocol, as its chapters on transports and authorization want it: pages of other origins are
 * turned away, and who has no good token is told where tokens come from (RFC 9728). No session is handed out, and no
 * stream is opened: there is nothing to tell but answers, and the next call may reach another instance.
 */
@ApplicationScoped
class FrontDoor {

    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final String MCP = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int BEFORE_THE_LIBRARY = -1;

    /** Before the library looks at tokens and origins, which takes one for granted that names our own host. */
    private static final int FIRST = 1_000;

    private final Settings settings;

    FrontDoor(Settings settings) {
        this.settings = settings;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void tell(@Observes Router router) {
        // Of streams and sessions, as servers answer that have none.
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.DELETE))
            router.route(method, MCP).order(BEFORE_THE_LIBRARY).handler(context -> context.response()
                    .setStatusCode(405)
                    .putHeader(HttpHeaders.ALLOW, "POST")
                    .end());
        for (String path : List.of(METADATA, METADATA + MCP))
            router.get(path).handler(context -> context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(metadata().encode()));
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !settings.origins().orElse(List.of()).contains(origin)) {
            context.response().setStatusCode(403).end();
            return;
        }
        boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        context.addHeadersEndHandler(nothing -> {
            context.response().headers().remove(SESSION);
            if (context.response().getStatusCode() == 401)
                context.response().putHeader("WWW-Authenticate", challenge(tried));
        });
        context.next();
    }

    private String challenge(boolean tried) {
        return "Bearer " + (tried ? "error=\"invalid_token\", " : "") + "resource_metadata=\""
                + settings.address().resolve(METADATA + MCP) + '"';
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("resource", settings.address().resolve(MCP).toString())
                .put("resource_name", "Rapport")
                .put(
                        "authorization_servers",
                        new JsonArray().add(settings.issuer().toString()))
                .put("bearer_methods_supported", new JsonArray().add("header"));
    }
}
