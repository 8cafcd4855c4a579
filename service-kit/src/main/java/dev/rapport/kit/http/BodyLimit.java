package dev.rapport.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;

/** Refuses a body that says it is too large before reading it; one that does not say is cut off by the server. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_TRACE = 9_000;

    @Inject
    ProblemTable table;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_TRACE);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader("Content-Length");
        if (announced == null || announced.length() < 19 && Long.parseLong(announced) <= limit.asLongValue()) {
            context.next();
            return;
        }
        String detail = "The body may have at most " + limit.asLongValue() + " bytes.";
        table.send(new Refusal(Problem.BODY_TOO_LARGE, detail), context);
    }
}
