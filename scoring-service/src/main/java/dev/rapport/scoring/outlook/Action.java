package dev.rapport.scoring.outlook;

import java.util.List;
import java.util.Set;

import dev.rapport.scoring.model.Rule;

import static dev.rapport.scoring.model.Rule.*;

/**
 * What can be done before an ask, in the order of advice: first stop what is hard, then repair, answer, research,
 * introduce, give, agree, wait, ask. Each knows the reasons it is meant against.
 */
public enum Action {
    RESPECT_OPT_OUT("Leave them alone", OPTED_OUT),
    ASK_SOMETHING_ELSE("Find an ask that fits what they care about", IRRELEVANT, WEAK_FIT),
    STOP_ASKING("Stop asking, and wait", REPEATED_UNANSWERED_ASKS, ALL_ASK_NO_GIVE),
    STOP_REMINDING("Stop reminding them, and wait", TOO_MANY_FOLLOW_UPS),
    STOP_GIFTS("Send no more gifts", GIFT_BOMBARDMENT, TOO_MANY_GIFTS),
    KEEP(
            "Keep the promise that is open",
            OVERDUE_COMMITMENT,
            BROKEN_COMMITMENT_UNREPAIRED,
            NO_FOLLOW_THROUGH_SHOWN,
            TRUST_TOO_LOW),
    AMENDS("Make amends", INTEGRITY_BREACH_UNREPAIRED),
    ANSWER("Answer what they wrote", NOT_INTRODUCED, TOO_NEW, TRUST_TOO_LOW),
    RESEARCH("Research them", COLD_ASK, NOT_RESEARCHED),
    INTRODUCE("Introduce yourself", COLD_ASK, NOT_INTRODUCED),
    HELP(
            "Help with something relevant to them",
            COLD_ASK,
            GIFT_BOMBARDMENT,
            ALL_ASK_NO_GIVE,
            NOTHING_GIVEN_FIRST,
            TOO_LITTLE_GIVEN,
            TOO_NEW,
            TRUST_TOO_LOW),
    PROMISE(
            "Promise something small, and keep it",
            BROKEN_COMMITMENT_UNREPAIRED,
            NO_FOLLOW_THROUGH_SHOWN,
            TRUST_TOO_LOW),
    AGREE("Agree on the balance of giving and taking"),
    WAIT("Wait"),
    ASK("Ask");

    private final String words;
    private final Set<Rule> against;

    Action(String words, Rule... against) {
        this.words = words;
        this.against = Set.copyOf(List.of(against));
    }

    /** To be followed by when and why. */
    String words() {
        return words;
    }

    boolean isAgainst(Rule rule) {
        return against.contains(rule);
    }

    /** Whether it is something not to do. */
    boolean isStopping() {
        return ordinal() < KEEP.ordinal() && this != ASK_SOMETHING_ELSE;
    }
}
