package dev.rapport.scoring.outlook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Rule;

/**
 * What an action does to the reasons it is meant against.
 *
 * @param relief how much of what was missing it brings, each reason that goes counting 1
 */
record Effect(List<Rule> removes, List<Rule> eases, double relief) {

    private static final double ROUNDING = 1e-9;

    static Effect of(Action action, Assessment before, Assessment after) {
        List<Rule> removes = new ArrayList<>();
        List<Rule> eases = new ArrayList<>();
        double relief = 0;
        for (Reason reason : before.reasons()) {
            if (!action.isAgainst(reason.code())) continue;
            double missing = missing(reason);
            double left = find(after, reason.code()).map(Effect::missing).orElse(0.0);
            if (!Rules.has(after, reason.code())) removes.add(reason.code());
            else if (left < missing - ROUNDING) eases.add(reason.code());
            else continue;
            relief += 1 - left / missing;
        }
        return new Effect(removes, eases, relief);
    }

    boolean helps() {
        return !removes.isEmpty() || !eases.isEmpty();
    }

    private static double missing(Reason reason) {
        return Math.abs(reason.needed() - reason.measured());
    }

    private static Optional<Reason> find(Assessment assessment, Rule rule) {
        return assessment.reasons().stream()
                .filter(reason -> reason.code() == rule)
                .findFirst();
    }
}
