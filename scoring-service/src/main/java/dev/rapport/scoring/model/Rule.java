package dev.rapport.scoring.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import static dev.rapport.scoring.model.Bound.atLeast;
import static dev.rapport.scoring.model.Bound.atMost;
import static dev.rapport.scoring.model.Bound.none;
import static dev.rapport.scoring.model.Bound.one;
import static dev.rapport.scoring.model.Trace.*;
import static dev.rapport.scoring.model.Verdict.PREMATURE;
import static dev.rapport.scoring.model.Verdict.SPAMMY;

/**
 * The rules an ask must meet, hard ones first; a broken one is a reason. They spell out the practitioner's five:
 * research, introduce yourself, give without bombarding, agree on the balance, follow through.
 */
public enum Rule {
    OPTED_OUT(
            SPAMMY,
            "Respect a no: nobody who asked to be left alone is asked for anything.",
            always(),
            none(s -> s.optOut().size()),
            Situation::optOut),
    IRRELEVANT(
            SPAMMY,
            "Research first: an ask must have to do with what they care about.",
            always(),
            atLeast(s -> s.ask().relevance(), s -> s.needs().leastRelevance()),
            nothing()),
    REPEATED_UNANSWERED_ASKS(
            SPAMMY,
            "A reasonable request can wait for its answer: do not repeat asks into silence.",
            Situation::silent,
            atMost(s -> s.pressure(ASKS), s -> s.limits().unansweredAsks()),
            s -> s.pressing(ASKS)),
    TOO_MANY_FOLLOW_UPS(
            SPAMMY,
            "A reasonable request can wait for its answer: one reminder into silence is enough.",
            Situation::silent,
            atMost(s -> s.pressure(FOLLOW_UPS), s -> s.limits().unansweredFollowUps()),
            s -> s.pressing(FOLLOW_UPS)),
    GIFT_BOMBARDMENT(
            SPAMMY,
            "Offer something useful, do not bombard with free stuff: gifts are no substitute for help.",
            s -> !s.gaveUsefully(),
            atMost(s -> s.pressure(GIFTS), s -> s.limits().recentGifts()),
            s -> s.pressing(GIFTS)),
    ALL_ASK_NO_GIVE(
            SPAMMY,
            "Give first: who keeps asking must have given something useful too.",
            s -> s.asksInHalfYear() > s.limits().asksWithoutGiving(),
            atLeast(Situation::givenInHalfYear, s -> s.needs().usefulGiven()),
            Situation::askedInHalfYear),
    COLD_ASK(
            SPAMMY,
            "Research, introduce yourself, give: an ask without any of the three is a spammy pitch.",
            always(),
            one(Situation::firstSteps),
            nothing()),

    NOT_RESEARCHED(
            PREMATURE,
            "Research the person instead of working a list, the more so the bigger the ask.",
            always(),
            atLeast(s -> s.score(Dimension.FAMILIARITY), Situation::familiarityNeeded),
            nothing()),
    NOT_INTRODUCED(
            PREMATURE,
            "Introduce yourself before you need something.",
            always(),
            one(s -> s.hasMet() ? 1 : 0),
            nothing()),
    TOO_NEW(
            PREMATURE,
            "Introduce yourself before you need something: a week of acquaintance for each point of the ask's size.",
            Situation::hasMet,
            atLeast(Situation::weeksKnown, Situation::size),
            s -> s.leaving(s.windows().yearDays(), MEANINGFUL)),
    NOTHING_GIVEN_FIRST(
            PREMATURE,
            "Give first: offer something useful before you ask.",
            s -> s.usefulGiven() <= 0,
            atLeast(Situation::usefulGiven, Situation::aheadNeeded),
            nothing()),
    TOO_LITTLE_GIVEN(
            PREMATURE,
            "Give first: be ahead in giving, by more the bigger the ask.",
            s -> s.usefulGiven() > 0,
            atLeast(Situation::ahead, Situation::aheadNeeded),
            s -> s.leaving(s.windows().halfYearDays(), ASKED, RECEIVED)),
    BOUNDARY_CROSSED(
            PREMATURE,
            "Agree on the balance of power: after crossing a boundary, do not ask for a while.",
            always(),
            none(s -> s.left(BOUNDARY, s.windows().repairDays())),
            s -> s.leaving(s.windows().repairDays(), BOUNDARY)),
    OVERDUE_COMMITMENT(
            PREMATURE,
            "Follow through, always: keep what is overdue before you ask.",
            always(),
            none(s -> s.overdue().size()),
            Situation::overdue),
    BROKEN_COMMITMENT_UNREPAIRED(
            PREMATURE,
            "Follow through, always: after a broken promise, keep one before you ask.",
            s -> s.isWithin(s.windows().repairDays(), s.lastBroken()),
            one(Situation::keptSinceBroken),
            Situation::brokenUnrepaired),
    NO_FOLLOW_THROUGH_SHOWN(
            PREMATURE,
            "Follow through, always: a big ask needs at least one promise kept.",
            s -> s.size() >= s.needs().followThroughFromSize(),
            one(Situation::everKept),
            nothing()),
    TRUST_TOO_LOW(
            PREMATURE,
            "Follow through, always: trust grows slowly from it, and a bigger ask needs more.",
            always(),
            atLeast(s -> s.score(Dimension.TRUST), Situation::trustNeeded),
            s -> s.leaving(s.windows().halfYearDays(), PROMISE_FAILED, INTEGRITY_DOWN)),
    INTEGRITY_BREACH_UNREPAIRED(
            PREMATURE,
            "Follow through, always: after misleading them, make amends before you ask.",
            s -> s.isWithin(s.windows().halfYearDays(), s.lastBreach()),
            one(Situation::amendsSinceBreach),
            Situation::breaches),
    NO_REPLY_TO_LAST_ASKS(
            PREMATURE,
            "A reasonable request can wait for its answer: they have not answered the last ones.",
            always(),
            atMost(Situation::asksSinceHeard, s -> s.limits().asksSinceHeard()),
            Situation::askedSinceHeard),
    ASKED_RECENTLY(
            PREMATURE,
            "Give first, then ask: leave time between one ask and the next.",
            always(),
            none(s -> s.pressure(ASKS)),
            s -> s.pressing(ASKS)),
    WEAK_FIT(
            PREMATURE,
            "Research first: a good ask fits what they care about.",
            always(),
            atLeast(s -> s.ask().relevance(), s -> s.needs().goodRelevance()),
            nothing()),
    TOO_MANY_GIFTS(
            PREMATURE,
            "Offer something useful, do not bombard with free stuff.",
            Situation::gaveUsefully,
            atMost(s -> s.pressure(GIFTS), s -> s.limits().recentGifts()),
            s -> s.pressing(GIFTS));

    private final Verdict consequence;
    private final String sentence;
    private final Predicate<Situation> applies;
    private final Bound bound;
    private final Function<Situation, List<String>> behind;

    Rule(
            Verdict consequence,
            String sentence,
            Predicate<Situation> applies,
            Bound bound,
            Function<Situation, List<String>> behind) {
        this.consequence = consequence;
        this.sentence = sentence;
        this.applies = applies;
        this.bound = bound;
        this.behind = behind;
    }

    /** The rule in a plain sentence. */
    public String sentence() {
        return sentence;
    }

    /** Whether breaking it alone makes an ask spammy. */
    public boolean hard() {
        return consequence == SPAMMY;
    }

    /** The reason, if the situation breaks the rule. */
    Optional<Reason> check(Situation situation) {
        if (!applies.test(situation) || bound.holds(situation)) {
            return Optional.empty();
        }
        double measured = bound.measured().applyAsDouble(situation);
        double needed = bound.needed().applyAsDouble(situation);
        return Optional.of(new Reason(this, sentence, hard(), measured, needed, behind.apply(situation)));
    }

    private static Predicate<Situation> always() {
        return situation -> true;
    }

    /** For what is broken by an absence. */
    private static Function<Situation, List<String>> nothing() {
        return situation -> List.of();
    }
}
