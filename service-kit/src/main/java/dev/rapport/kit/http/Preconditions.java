package dev.rapport.kit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** ETag, If-Match and If-None-Match (RFC 9110): an item's ETag is its version, that of other content a hash. */
public final class Preconditions {

    private Preconditions() {}

    /** Refuses with 428 where If-Match is missing and with 412 where it is stale. */
    public static void requireMatch(HttpHeaders headers, Request request, long version) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new Refusal(
                    Problem.PRECONDITION_REQUIRED,
                    "Send the ETag that you read as If-Match, here: \"" + version + "\".");
        }
        if (evaluate(request, tag(version), HttpHeaders.IF_MATCH) != null) throw conflict(version);
    }

    /** 200 with the item and its ETag, or 304 where the caller has this version. */
    public static Response read(Request request, long version, Object view) {
        return read(request, tag(version), view);
    }

    /** The same for what has no version: its tag is a hash of it. */
    public static Response read(Request request, String content) {
        return read(request, new EntityTag(hash(content)), content);
    }

    private static Response read(Request request, EntityTag tag, Object view) {
        Response.ResponseBuilder decided = evaluate(request, tag, HttpHeaders.IF_NONE_MATCH);
        if (decided != null) return decided.tag(tag).build();
        // A proxy that compresses makes the tag a weak one; for reading, and for that alone, it is as good.
        EntityTag weak = new EntityTag(tag.getValue(), true);
        Response.ResponseBuilder weakly = evaluate(request, weak, HttpHeaders.IF_NONE_MATCH);
        Response unchanged = weakly == null ? null : weakly.tag(tag).build();
        return unchanged != null && unchanged.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                ? unchanged
                : Response.ok(view).tag(tag).build();
    }

    public static Response item(long version, Object view) {
        return Response.ok(view).tag(tag(version)).build();
    }

    public static Response created(String path, long version, Object view) {
        return Response.created(URI.create(path)).tag(tag(version)).entity(view).build();
    }

    /** Null where the request may go on. */
    private static Response.ResponseBuilder evaluate(Request request, EntityTag tag, String header) {
        try {
            return request.evaluatePreconditions(tag);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidParameter(header, "malformed", "This must be an entity tag such as \"3\".");
        }
    }

    private static Refusal conflict(long version) {
        return new Refusal(Problem.VERSION_CONFLICT, "The item is at version " + version + " now; read it again.");
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    private static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
