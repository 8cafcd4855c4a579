package dev.rapport.kit.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import dev.rapport.kit.json.Text;

/** Says in the caller's words what Jackson could not read: where, what was wrong, what is allowed. No Java names. */
public final class JsonFaults {

    private JsonFaults() {}

    /** Place and fault in one line. */
    public static String explanation(JsonProcessingException fault) {
        Refusal refusal = refusal(fault);
        String place = refusal.violations().stream().map(Violation::pointer).collect(Collectors.joining());
        return place.isEmpty() ? refusal.getMessage() : place + " " + refusal.getMessage();
    }

    /** As it would be answered. */
    public static Refusal refusal(JsonProcessingException fault) {
        // A mapping fault without a path into the body (an unclosed brace, nothing at all) is a syntax fault.
        if (!(fault instanceof JsonMappingException mapping) || isSyntax(mapping)) {
            return new Refusal(Problem.MALFORMED_JSON, "The body is not valid JSON" + position(fault) + ".");
        }
        Violation violation = writable(violation(mapping));
        return new Refusal(Problem.INVALID_REQUEST, violation.message(), List.of(violation));
    }

    /** Names and values in it are the caller's own; half a character in them cannot be sent back. */
    private static Violation writable(Violation found) {
        return Violation.inBody(Text.writable(found.pointer()), found.code(), Text.writable(found.message()));
    }

    private static boolean isSyntax(JsonMappingException fault) {
        // Jackson calls more text behind the value a mismatch, with no type of exception to tell it by.
        return fault.getCause() instanceof com.fasterxml.jackson.core.JsonParseException
                || String.valueOf(fault.getOriginalMessage()).startsWith("Trailing token");
    }

    private static String position(JsonProcessingException fault) {
        var at = fault.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static Violation violation(JsonMappingException fault) {
        String pointer = pointer(fault);
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Violation.inBody(
                        pointer,
                        "unknown_property",
                        "\"" + unknown.getPropertyName() + "\" is not a property here; allowed are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".");
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                Violation.inBody(
                        pointer,
                        "unknown_value",
                        "\"" + shortened(format.getValue()) + "\" is not one of "
                                + Arrays.stream(format.getTargetType().getEnumConstants())
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))
                                + ".");
            case MismatchedInputException mismatch ->
                Violation.inBody(pointer, "wrong_type", "This must be " + expected(mismatch.getTargetType()) + ".");
            case JsonMappingException overflow
            when overflow.getCause() instanceof InputCoercionException ->
                Violation.inBody(pointer, "out_of_range", "This number is too large or too small.");
            default -> Violation.inBody(pointer, "not_readable", "This value cannot be read" + reason(fault) + ".");
        };
    }

    /** Our own readers (text without control characters, strict times) explain themselves in an argument exception. */
    private static String reason(JsonMappingException fault) {
        return fault.getCause() instanceof IllegalArgumentException own ? ": " + own.getMessage() : "";
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static String expected(Class<?> type) {
        if (type == null || type.isRecord()) return "a JSON object";
        if (type.isEnum())
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Double", "double", "BigDecimal" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "UUID" -> "a UUID";
            case "Instant" -> "an ISO 8601 UTC time such as 2026-03-31T09:30:00Z";
            case "LocalDate" -> "an ISO 8601 date such as 2026-03-31";
            case "List", "ArrayList", "Set" -> "an array";
            default -> "of another type";
        };
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
