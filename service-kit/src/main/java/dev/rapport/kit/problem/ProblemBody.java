package dev.rapport.kit.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the caller reads of a refusal, in this order (RFC 9457). The library's own problem is an exception, for which Java
 * looks through the whole stack each time; who is sent away because there is too much to do has to be cheap.
 *
 * @param instance absent where the path cannot be written as a URI
 */
record ProblemBody(
        URI type,
        int status,
        String title,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) URI instance,
        String code,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

    static ProblemBody of(Refusal refusal, String path, String traceId) {
        ProblemCode code = refusal.code();
        return new ProblemBody(
                URI.create("/problems/" + code.code()),
                code.status(),
                code.title(),
                refusal.getMessage(),
                instance(path),
                code.code(),
                traceId,
                refusal.violations());
    }

    /** Escapes what a caller may put into a path and a URI may not hold; absent where that is not enough. */
    private static URI instance(String path) {
        try {
            return path == null ? null : new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
