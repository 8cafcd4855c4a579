package dev.rapport.kit.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body; absent for parameters and headers
 * @param parameter name of the query parameter, path parameter or header; absent for the body
 * @param code stable word for programs
 * @param message sentence for people; names what is allowed
 */
public record Violation(String pointer, String parameter, String code, String message) {

    public static Violation inBody(String pointer, String code, String message) {
        return new Violation(pointer, null, code, message);
    }

    public static Violation inParameter(String parameter, String code, String message) {
        return new Violation(null, parameter, code, message);
    }

    Violation within(String place) {
        return pointer == null ? this : inBody(place + pointer, code, message);
    }
}
