package dev.rapport.kit.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Runs inside the request's transaction, so that the answer is remembered if and only if the change was made: there is
 * no moment at which a crash leaves one without the other. A refused request changed nothing and is not remembered.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class IdempotencyInterceptor {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Inject
    CurrentVertxRequest current;

    @Inject
    Agency agency;

    @Inject
    AnswerStore answers;

    @Inject
    ObjectMapper json;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        HttpServerRequest request = current.getCurrent().request();
        String key = request.getHeader("Idempotency-Key");
        if (key == null) return call.proceed();
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalidParameter(
                    "Idempotency-Key", "malformed", "This must be 1 to 255 visible ASCII characters.");
        }
        var id = new AnswerStore.Key(agency.id(), agency.caller(), key);
        MessageDigest said = MessageDigest.getInstance("SHA-256");
        Object[] parameters = overhear(call.getParameters(), said);
        AnswerStore.Answer known = answers.lockAndFind(id).orElse(null);
        if (known == null) {
            call.setParameters(parameters);
            Response response = (Response) call.proceed();
            answers.remember(id, answer(fingerprint(request, parameters, said), response));
            return response;
        }
        if (known.status() == RememberedAnswers.ERASED) {
            throw new Refusal(Problem.GONE, "This key made something about somebody who was erased since.");
        }
        if (!known.fingerprint().equals(fingerprint(request, parameters, said))) {
            throw new Refusal(
                    Problem.IDEMPOTENCY_KEY_REUSED,
                    "This key was used within 24 hours with another path or body; use a new one.");
        }
        return replay(known);
    }

    /** A file is too long to be kept and read again: it is digested while the method reads it. */
    private static Object[] overhear(Object[] parameters, MessageDigest said) {
        return Arrays.stream(parameters)
                .map(parameter -> parameter instanceof InputStream file ? new DigestInputStream(file, said) : parameter)
                .toArray();
    }

    /** Over what was read, not over the bytes: white space and key order do not make another request. */
    private String fingerprint(HttpServerRequest request, Object[] parameters, MessageDigest said) throws IOException {
        for (Object parameter : parameters) {
            if (parameter instanceof DigestInputStream file) file.transferTo(OutputStream.nullOutputStream());
        }
        ObjectWriter sorted = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
        said.update(request.uri().getBytes(StandardCharsets.UTF_8));
        for (Object parameter : parameters) {
            boolean body = parameter != null
                    && (parameter.getClass().isRecord()
                            || parameter instanceof com.fasterxml.jackson.databind.JsonNode);
            if (body) said.update(sorted.writeValueAsBytes(parameter));
        }
        return HexFormat.of().formatHex(said.digest());
    }

    private AnswerStore.Answer answer(String fingerprint, Response response) throws IOException {
        Object said = response.getEntity() instanceof ShownOnce secret ? secret.withoutSecret() : response.getEntity();
        String body = response.hasEntity() ? json.writeValueAsString(said) : null;
        return new AnswerStore.Answer(
                fingerprint,
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getEntityTag() == null ? null : response.getEntityTag().getValue(),
                body);
    }

    private static Response replay(AnswerStore.Answer known) {
        Response.ResponseBuilder response = Response.status(known.status()).header("Idempotency-Replayed", "true");
        if (known.location() != null) response.header(HttpHeaders.LOCATION, known.location());
        if (known.etag() != null) response.tag(known.etag());
        if (known.body() != null) response.entity(known.body()).type(MediaType.APPLICATION_JSON_TYPE);
        return response.build();
    }
}
