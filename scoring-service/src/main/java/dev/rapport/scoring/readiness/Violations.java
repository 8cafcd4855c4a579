package dev.rapport.scoring.readiness;

import java.util.List;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** Refuses a body for all that is wrong with it at once. */
final class Violations {

    private Violations() {}

    static void refuse(List<Violation> wrong) {
        if (wrong.isEmpty()) return;
        String detail = wrong.size() > 1
                ? wrong.size() + " values are not valid; see violations."
                : wrong.getFirst().message();
        throw new Refusal(Problem.INVALID_REQUEST, detail, wrong);
    }
}
