package dev.rapport.scoring.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** What must hold between the numbers, beyond the bounds of each. */
enum NumberRule {
    WEIGHTS_SUM_TO_ONE("/weights", "The weights must add up to 1, for the score to end at 100.", numbers -> {
        Numbers.Weights w = numbers.weights();
        double sum = w.trust() + w.reciprocity() + w.engagement() + w.familiarity() + w.controlMutuality();
        return Math.abs(sum - 1) <= 1e-9;
    }),
    NO_BURST_BUYS_TRUST(
            "/caps/trust",
            "This must be at most a third of doubt.trust: one wild week may bring trust to 25 and no further.",
            numbers -> numbers.caps().trust() <= numbers.doubt().trust() / 3),
    BROKEN_IS_WORSE_THAN_LATE(
            "/promises/lateFactor",
            "This must not exceed brokenFactor: a promise kept late is no worse than one broken.",
            numbers -> numbers.promises().lateFactor() <= numbers.promises().brokenFactor()),
    BETTER_OUTCOMES_COUNT_MORE(
            "/relevance",
            "Help that was unwelcome must not count more than ignored help, and that not more than welcome help.",
            numbers -> ascending(
                    numbers.relevance().unwelcome(),
                    numbers.relevance().ignored(),
                    numbers.relevance().welcomed())),
    GIVING_MORE_IS_FORGIVEN(
            "/balance/givingMoreFactor",
            "This must not exceed fullyOff: each bit that we give beyond the balance may cost no more than it is.",
            numbers -> numbers.balance().givingMoreFactor() <= numbers.balance().fullyOff()),
    STAGES_ASCEND("/stages", "Each stage must begin above the one before.", numbers -> {
        Numbers.Stages s = numbers.stages();
        return s.aware() < s.building() && s.building() < s.trusted() && s.trusted() < s.partner();
    }),
    WINDOWS_ASCEND("/windows", "No window may be shorter than the one before.", numbers -> {
        Numbers.Windows w = numbers.windows();
        return ascending(w.recentDays(), w.repairDays(), w.halfYearDays(), w.yearDays());
    }),
    GOOD_IS_MORE_THAN_LEAST(
            "/needs/leastRelevance",
            "This must not exceed goodRelevance.",
            numbers -> numbers.needs().leastRelevance() <= numbers.needs().goodRelevance());

    private final String pointer;
    private final String message;
    private final Predicate<Numbers> holds;

    NumberRule(String pointer, String message, Predicate<Numbers> holds) {
        this.pointer = pointer;
        this.message = message;
        this.holds = holds;
    }

    /** Refuses with 400 and every rule that is broken. */
    static void check(Numbers numbers) {
        List<Violation> broken = Stream.of(values())
                .filter(rule -> !rule.holds.test(numbers))
                .map(NumberRule::violation)
                .toList();
        if (broken.isEmpty()) return;
        String detail = broken.size() > 1
                ? broken.size() + " values are not valid; see violations."
                : broken.getFirst().message();
        throw new Refusal(Problem.INVALID_REQUEST, detail, broken);
    }

    private Violation violation() {
        return Violation.inBody(pointer, name().toLowerCase(Locale.ROOT), message);
    }

    private static boolean ascending(double... numbers) {
        for (int i = 1; i < numbers.length; i++) if (numbers[i - 1] > numbers[i]) return false;
        return true;
    }
}
