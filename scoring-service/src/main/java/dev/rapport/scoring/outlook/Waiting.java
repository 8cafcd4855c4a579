package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Verdict;

/**
 * What waiting alone brings. The verdict is not monotone in time: pressure leaves its window while trust fades and
 * promises fall due; so every day is looked at, up to the first that serves or on which all hope is gone.
 */
public final class Waiting {

    public static final int HORIZON_DAYS = 365;

    /**
     * Reasons that no silence removes: the ask stays as it is, components only fall in silence, being ahead in giving
     * fades with all else, and what was promised and never kept stays so.
     */
    private static final Set<Rule> LASTING = EnumSet.of(
            Rule.OPTED_OUT,
            Rule.IRRELEVANT,
            Rule.WEAK_FIT,
            Rule.COLD_ASK,
            Rule.NOT_RESEARCHED,
            Rule.NOT_INTRODUCED,
            Rule.NOTHING_GIVEN_FIRST,
            Rule.TOO_LITTLE_GIVEN,
            Rule.OVERDUE_COMMITMENT,
            Rule.NO_FOLLOW_THROUGH_SHOWN,
            Rule.TRUST_TOO_LOW);

    private Waiting() {}

    /** The first day, from this one on, on which the ask is reasonable if nothing more happens. */
    public static Optional<LocalDate> untilReasonable(Outlook outlook, Ask ask, LocalDate day) {
        return first(outlook.until(day), ask, day, now -> now.verdict() == Verdict.REASONABLE, LASTING);
    }

    /** The first later day on which one of these rules no longer speaks against the ask if nothing more happens. */
    static Optional<LocalDate> untilOneIsGone(List<Rule> rules, Outlook outlook, Ask ask, LocalDate day) {
        if (rules.stream().noneMatch(Waiting::removes)) return Optional.empty();
        Predicate<Assessment> gone = then -> !Rules.of(then).containsAll(rules);
        return first(outlook.until(day), ask, day.plusDays(1), gone, Set.of());
    }

    static boolean removes(Rule rule) {
        return !LASTING.contains(rule);
    }

    private static Optional<LocalDate> first(
            Outlook silent, Ask ask, LocalDate from, Predicate<Assessment> served, Set<Rule> hopeless) {
        for (LocalDate day = from; !day.isAfter(from.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            Assessment assessment = silent.assess(ask, day);
            if (served.test(assessment)) return Optional.of(day);
            if (assessment.reasons().stream().anyMatch(reason -> hopeless.contains(reason.code()))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
