package dev.rapport.kit.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Thrown for the id of something that was merged into another and is found under that one's id: who reads is sent on
 * there, and a change is refused, since it was meant for what the caller knew ({@link MergedAnswer}).
 */
public final class Merged extends RuntimeException {

    private final UUID from;
    private final UUID into;
    private final transient Refusal refusal;

    private Merged(UUID from, UUID into, Refusal refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.from = from;
        this.into = into;
        this.refusal = refusal;
    }

    /** @param what such as "invoice" */
    public static Merged of(String what, UUID from, UUID into) {
        return new Merged(from, into, new Refusal(Problem.MERGED, message(what, from, into)));
    }

    /** An id in the body that was merged: the caller is told which one to send instead. */
    public static Refusal reference(String pointer, String what, UUID from, UUID into) {
        String message = message(what, from, into);
        return new Refusal(Problem.MERGED, message, List.of(Violation.inBody(pointer, "merged", message)));
    }

    public static String message(String what, UUID from, UUID into) {
        return "The " + what + " with id " + from + " was merged into that with id " + into + "; use that one.";
    }

    public UUID into() {
        return into;
    }

    Refusal refusal() {
        return refusal;
    }

    /** The same address of the one that it was merged into, with all parameters. */
    URI sentOn(URI asked) {
        String path = Arrays.stream(asked.getRawPath().split("/", -1))
                .map(segment -> isOld(segment) ? into.toString() : segment)
                .collect(Collectors.joining("/"));
        return URI.create(asked.getRawQuery() == null ? path : path + '?' + asked.getRawQuery());
    }

    private boolean isOld(String segment) {
        try {
            return UUID.fromString(segment).equals(from);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
