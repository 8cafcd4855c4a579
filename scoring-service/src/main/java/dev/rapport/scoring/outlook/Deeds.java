package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Sentiment;
import dev.rapport.scoring.model.Standing;

/** Names what was done, as the beginning of a sentence. */
final class Deeds {

    private Deeds() {}

    static String of(Interaction one, Standing standing) {
        return switch (one.kind()) {
            case RESEARCH -> "Researched them";
            case ENGAGEMENT -> "Engaged with what they publish";
            case INTRODUCTION -> "Introduced ourselves";
            case HELP -> help(one.outcome());
            case GIFT ->
                Boolean.TRUE.equals(one.solicited()) ? "Sent a gift they had asked for" : "Sent an unsolicited gift";
            case ASK -> "Asked for something of size " + (one.size() == null ? 1 : one.size());
            case FOLLOW_UP -> "Reminded them";
            case REPLY -> one.sentiment() == Sentiment.NEGATIVE ? "They replied, and not kindly" : "They replied";
            case INBOUND -> "They approached us";
            case BENEFIT -> "They did something for us";
            case RESPONSE -> "Answered them after " + Math.round(one.hours()) + " h";
            case COMMITMENT -> one.isPromiseBy(Party.US) ? ours(one, standing) : theirs(one, standing.asOf());
            case AGREEMENT -> "Agreed on the balance of giving and taking";
            case WRONG_INFORMATION -> "Gave them wrong information";
            case MISLED -> "Misled them";
            case AMENDS -> "Made amends";
            case BOUNDARY_CROSSED -> "Crossed a boundary";
            case OPT_OUT -> "They asked to be left alone";
            case OPT_IN -> "They allowed contact again";
            case SURVEY -> "They answered a survey";
        };
    }

    /** The day it counts from: that of closing for a promise that was closed by then. */
    static LocalDate day(Interaction one, LocalDate asOf) {
        return isClosed(one, asOf) ? one.settledOn() : one.occurredOn();
    }

    private static boolean isClosed(Interaction one, LocalDate asOf) {
        return one.dueOn() != null && !one.isOpenOn(asOf);
    }

    private static String help(Outcome outcome) {
        return switch (outcome) {
            case null -> "Helped them";
            case USED -> "Gave help that they used";
            case WELCOMED -> "Gave help that was welcome";
            case IGNORED -> "Gave help that they ignored";
            case UNWELCOME -> "Gave help that was unwelcome";
        };
    }

    private static String ours(Interaction one, Standing standing) {
        LocalDate asOf = standing.asOf();
        double grace = standing.config().promises().graceDays();
        CommitmentStatus status = isClosed(one, asOf) ? one.status() : CommitmentStatus.OPEN;
        LocalDate day = status == CommitmentStatus.OPEN ? asOf : one.settledOn();
        boolean late = ChronoUnit.DAYS.between(one.dueOn(), day) > grace;
        return switch (status) {
            case OPEN -> late ? "Gave a promise that is overdue" : "Gave a promise that is still open";
            case KEPT -> late ? "Kept a promise late" : "Kept a promise";
            case BROKEN -> "Broke a promise";
            case RELEASED -> "Were released from a promise";
        };
    }

    private static String theirs(Interaction one, LocalDate asOf) {
        return switch (isClosed(one, asOf) ? one.status() : CommitmentStatus.OPEN) {
            case OPEN -> "They gave a promise";
            case KEPT -> "They kept a promise";
            case BROKEN -> "They broke a promise";
            case RELEASED -> "They were released from a promise";
        };
    }
}
