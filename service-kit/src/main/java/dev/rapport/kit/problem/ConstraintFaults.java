package dev.rapport.kit.problem;

import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;

/** Turns Bean Validation's findings into violations with JSON pointers. */
public final class ConstraintFaults {

    private static final Set<String> ABSENCE = Set.of("NotNull", "NotBlank", "NotEmpty");

    private ConstraintFaults() {}

    /** A constraint on what we return is our bug, not the caller's. */
    static boolean isOurAnswer(ConstraintViolationException fault) {
        return fault.getConstraintViolations().stream()
                .anyMatch(v -> v.getPropertyPath().toString().contains("<return value>"));
    }

    static Refusal refusal(ConstraintViolationException fault) {
        List<Violation> violations = violations(fault.getConstraintViolations());
        String detail = violations.size() == 1
                ? place(violations.getFirst()) + " " + violations.getFirst().message() + "."
                : violations.size() + " values are not valid; see violations.";
        return new Refusal(Problem.INVALID_REQUEST, detail, violations);
    }

    /** In the order of their places. */
    public static List<Violation> violations(Set<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .map(ConstraintFaults::violation)
                .sorted((a, b) -> place(a).compareTo(place(b)))
                .toList();
    }

    private static String place(Violation violation) {
        if (violation.pointer() == null) return violation.parameter();
        return violation.pointer().isEmpty() ? "The body" : violation.pointer();
    }

    private static Violation violation(ConstraintViolation<?> found) {
        Iterator<Path.Node> nodes = found.getPropertyPath().iterator();
        StringBuilder pointer = new StringBuilder();
        String parameter = null;
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            if (node.getKind() == jakarta.validation.ElementKind.METHOD) continue;
            if (node.getKind() == jakarta.validation.ElementKind.PARAMETER) {
                parameter = node.getName();
                continue;
            }
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (node.getName() != null && !node.getName().startsWith("<"))
                pointer.append('/').append(node.getName());
        }
        String code = code(found.getConstraintDescriptor().getAnnotation());
        if (parameter == null || "body".equals(parameter)) {
            return Violation.inBody(pointer.toString(), code, found.getMessage());
        }
        // A parameter of its own, or one of a group of parameters such as those of every list.
        String name = pointer.isEmpty() ? parameter : pointer.substring(1);
        return Violation.inParameter(name, code, found.getMessage());
    }

    /** {@code @NotNull} is "required"; any other constraint is its own name in snake case. */
    private static String code(Annotation constraint) {
        String name = constraint.annotationType().getSimpleName();
        return ABSENCE.contains(name)
                ? "required"
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
