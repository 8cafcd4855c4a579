package dev.rapport.kit.problem;

import java.util.List;

/** Thrown wherever a request is refused; {@link ProblemTable} turns it into problem+json. */
public final class Refusal extends RuntimeException {

    private final transient ProblemCode code;
    private final transient List<Violation> violations;

    public Refusal(ProblemCode code, String detail, List<Violation> violations) {
        // A refusal is an answer, not a fault: no stack trace to fill in or to leak.
        super(detail, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    public Refusal(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    /** A field of the body that breaks a rule which annotations cannot express. */
    public static Refusal invalid(String pointer, String code, String message) {
        return new Refusal(Problem.INVALID_REQUEST, message, List.of(Violation.inBody(pointer, code, message)));
    }

    public static Refusal invalidParameter(String parameter, String code, String message) {
        return new Refusal(Problem.INVALID_REQUEST, message, List.of(Violation.inParameter(parameter, code, message)));
    }

    /** Unknown here or another agency's: the caller cannot tell which. */
    public static Refusal notFound(String what, Object id) {
        return new Refusal(Problem.NOT_FOUND, "There is no " + what + " with id " + id + ".");
    }

    /** An id in the body that is unknown here or another agency's. */
    public static Refusal unknownReference(String pointer, String what, Object id) {
        String message = "There is no " + what + " with id " + id + ".";
        return new Refusal(
                Problem.NOT_FOUND, message, List.of(Violation.inBody(pointer, "unknown_reference", message)));
    }

    /** The same for an id in a parameter that names what a request is for. */
    public static Refusal unknownParameter(String parameter, String what, Object id) {
        String message = "There is no " + what + " with id " + id + ".";
        return new Refusal(
                Problem.NOT_FOUND, message, List.of(Violation.inParameter(parameter, "unknown_reference", message)));
    }

    /** The same, of a part of the body. */
    public Refusal within(String place) {
        List<Violation> inWhole =
                violations.stream().map(violation -> violation.within(place)).toList();
        String detail = getMessage().startsWith("/") ? place + getMessage() : getMessage();
        return new Refusal(code, detail, inWhole);
    }

    public ProblemCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }
}
