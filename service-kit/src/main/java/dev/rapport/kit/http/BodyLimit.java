package dev.rapport.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;

/** Refuses a body that says it is too large before reading it, and one that does not say as soon as it is. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_TRACE = 9_000;

    private final BodyHandler reader = BodyHandler.create(false);

    @Inject
    ProblemTable table;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    void install(@Observes Filters filters) {
        reader.setBodyLimit(limit.asLongValue());
        filters.register(this::check, AFTER_TRACE);
    }

    void install(@Observes Router router) {
        router.route().order(-1).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader("Content-Length");
        if (announced == null) readUpToLimit(context);
        else if (announced.length() < 19 && Long.parseLong(announced) <= limit.asLongValue()) context.next();
        else refuse(context);
    }

    /** Sent in chunks. The server has a limit for that too, but breaks off without a word. */
    private void readUpToLimit(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) context.next();
        else reader.handle(context);
    }

    private void failed(RoutingContext context) {
        // Whoever hung up, or was refused and cut off, needs no answer and is no incident.
        if (context.response().ended() || context.response().closed()) return;
        if (context.statusCode() == Problem.BODY_TOO_LARGE.status()) refuse(context);
        else context.next();
    }

    private void refuse(RoutingContext context) {
        String detail = "The body may have at most " + limit.asLongValue() + " bytes.";
        table.send(new Refusal(Problem.BODY_TOO_LARGE, detail), context);
    }
}
