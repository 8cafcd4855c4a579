package dev.rapport.kit.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** 308 for who reads what was merged; 409 for who would change it. */
public class MergedAnswer {

    @Inject
    ProblemTable table;

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION)
    public Response sendOn(Merged merged, UriInfo asked, RoutingContext context) {
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return table.answer(merged.refusal(), context).build().toResponse();
        }
        // A merge can be undone: the new id is to be noted, but no cache may stand in the way of the old one.
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .location(merged.sentOn(asked.getRequestUri()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
