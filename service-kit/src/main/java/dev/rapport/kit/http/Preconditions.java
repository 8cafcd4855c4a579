package dev.rapport.kit.http;

import java.net.URI;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** ETag, If-Match and If-None-Match (RFC 9110): an item's ETag is its version. */
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
        Response.ResponseBuilder decided = evaluate(request, tag(version), HttpHeaders.IF_NONE_MATCH);
        if (decided != null) return decided.tag(tag(version)).build();
        // A proxy that compresses makes the tag a weak one; for reading, and for that alone, it is as good.
        EntityTag weak = new EntityTag(Long.toString(version), true);
        Response.ResponseBuilder weakly = evaluate(request, weak, HttpHeaders.IF_NONE_MATCH);
        Response unchanged = weakly == null ? null : weakly.tag(tag(version)).build();
        return unchanged != null && unchanged.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                ? unchanged
                : item(version, view);
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
}
