package dev.rapport.kit.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

/**
 * Three exceptions that the problem library does not bring to the table: its mappers for a missing and a bad token read
 * a field that this Quarkus line no longer has, and Quarkus answers a wrong type in the body itself.
 */
public class LibraryGaps {

    private static final int BEFORE_THE_LIBRARY = Priorities.AUTHENTICATION;

    @Inject
    ProblemTable table;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response missingToken(UnauthorizedException e, RoutingContext context) {
        return unauthenticated("Send a token: Authorization: Bearer …", "Bearer", context);
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response badToken(AuthenticationFailedException e, RoutingContext context) {
        return unauthenticated(
                "The token is malformed, expired, or not from the issuer or for the audience that this service trusts.",
                "Bearer error=\"invalid_token\"",
                context);
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Response wrongType(MismatchedInputException e, RoutingContext context) {
        return table.answer(JsonFaults.refusal(e), context).build().toResponse();
    }

    private Response unauthenticated(String detail, String challenge, RoutingContext context) {
        // Quarkus may have put a plain challenge there already.
        context.response().headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        HttpProblem problem = table.answer(new Refusal(Problem.UNAUTHENTICATED, detail), context)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
        return problem.toResponse();
    }
}
