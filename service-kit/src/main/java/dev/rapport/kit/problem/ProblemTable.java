package dev.rapport.kit.problem;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

import dev.rapport.kit.http.Trace;

/** The one table from what was thrown to the problem+json (RFC 9457) that the caller reads. */
@ApplicationScoped
public class ProblemTable implements ProblemPostProcessor {

    @Inject
    Trace trace;

    @Inject
    ObjectMapper json;

    @Inject
    CurrentVertxRequest request;

    @Inject
    TurnedAway turnedAway;

    /** First in the chain, so that all that follows sees the real status. */
    @Override
    public int priority() {
        return 1000;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Refusal refusal = refusal(context.cause, problem);
        FaultLog.write(refusal, context.cause);
        HttpProblem.Builder answer = answer(refusal, context.path, trace.id());
        problem.getHeaders().forEach(answer::withHeader);
        return answer.build();
    }

    private static Refusal refusal(Throwable thrown, HttpProblem problem) {
        Optional<Refusal> input = ofInput(thrown);
        if (input.isPresent()) return input.get();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OptimisticLockException stale -> {
                    return new Refusal(Problem.VERSION_CONFLICT, "Somebody else changed the item; read it again.");
                }
                case SQLException fault
                when DatabaseFaults.refusal(fault) != null -> {
                    return DatabaseFaults.refusal(fault);
                }
                default -> {}
            }
        }
        Problem plain = Problem.ofStatus(problem.getStatusCode());
        String detail =
                plain == Problem.INTERNAL_ERROR ? "Quote the traceId when you ask for help." : plain.title() + ".";
        return new Refusal(plain, detail);
    }

    /** What is wrong with the request itself; empty where the fault is another one. */
    public static Optional<Refusal> ofInput(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal refusal -> {
                    return Optional.of(refusal);
                }
                case JsonProcessingException fault -> {
                    return Optional.of(JsonFaults.refusal(fault));
                }
                case ConstraintViolationException fault
                when !ConstraintFaults.isOurAnswer(fault) -> {
                    return Optional.of(ConstraintFaults.refusal(fault));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static HttpProblem.Builder answer(Refusal refusal, String path, String traceId) {
        ProblemBody body = ProblemBody.of(refusal, path, traceId);
        HttpProblem.Builder answer = HttpProblem.builder()
                .withType(body.type())
                .withTitle(body.title())
                .withStatus(body.status())
                .withDetail(body.detail())
                .withInstance(body.instance())
                .with("code", body.code())
                .with("traceId", body.traceId());
        if (!body.violations().isEmpty()) answer.with("violations", body.violations());
        if (body.status() == 503) answer.withHeader(HttpHeaders.RETRY_AFTER, 1);
        return answer;
    }

    HttpProblem.Builder answer(Refusal refusal, RoutingContext context) {
        return answer(refusal, context.normalizedPath(), Trace.id(context));
    }

    /** One of several refusals in an answer that has more to say. */
    public HttpProblem inAnswer(Refusal refusal) {
        return answer(refusal, request.getCurrent()).build();
    }

    /**
     * For what is refused before any resource is reached.
     *
     * @return the body of the answer, whose status and type are set
     */
    public Buffer begin(Refusal refusal, RoutingContext context) {
        ProblemBody problem = ProblemBody.of(refusal, context.normalizedPath(), Trace.id(context));
        turnedAway.count(refusal.code());
        try {
            Buffer body = Buffer.buffer(json.writeValueAsBytes(problem));
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString());
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
