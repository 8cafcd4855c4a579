package dev.rapport.kit.imports;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import dev.rapport.kit.file.Fault;
import dev.rapport.kit.problem.ConstraintFaults;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** The rules for what is sent, which are the same whether it is sent alone or in a file. */
@ApplicationScoped
public class RowRules {

    @Inject
    Validator validator;

    /**
     * Empty where nothing is wrong.
     *
     * @param sense what no annotation can say; may refuse
     */
    public <T> List<Fault> faults(T said, Consumer<T> sense, UnaryOperator<String> place) {
        var found = validator.validate(said);
        if (!found.isEmpty()) return faults(ConstraintFaults.violations(found), place);
        try {
            sense.accept(said);
            return List.of();
        } catch (Refusal refusal) {
            return faults(refusal.violations(), place);
        }
    }

    private static List<Fault> faults(List<Violation> violations, UnaryOperator<String> place) {
        return violations.stream()
                .map(one -> new Fault(place.apply(one.pointer()), one.code(), one.message()))
                .toList();
    }
}
