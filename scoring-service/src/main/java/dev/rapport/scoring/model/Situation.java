package dev.rapport.scoring.model;

import java.util.List;

import static dev.rapport.scoring.model.Trace.ASKS;
import static dev.rapport.scoring.model.Trace.BROKEN;
import static dev.rapport.scoring.model.Trace.GIVEN;
import static dev.rapport.scoring.model.Trace.INBOUND;
import static dev.rapport.scoring.model.Trace.INTEGRITY_DOWN;
import static dev.rapport.scoring.model.Trace.INTEGRITY_UP;
import static dev.rapport.scoring.model.Trace.KEPT;
import static dev.rapport.scoring.model.Trace.MEANINGFUL;

/** What the rules look at when an ask is assessed: the relationship, the pressure of the whole agency, the ask. */
record Situation(Standing relationship, Standing agency, Ask ask) {

    ModelConfig.Needs needs() {
        return relationship.config().needs();
    }

    ModelConfig.Limits limits() {
        return relationship.config().limits();
    }

    ModelConfig.Windows windows() {
        return relationship.config().windows();
    }

    int size() {
        return ask.size();
    }

    // The agency: the influencer has one inbox.

    List<String> optOut() {
        return agency.optOut().map(Interaction::id).stream().toList();
    }

    boolean silent() {
        return pressure(INBOUND) == 0;
    }

    /** How much of it the last weeks brought. */
    double pressure(Trace trace) {
        return agency.diary().within(windows().recentDays(), trace);
    }

    List<String> pressing(Trace trace) {
        return agency.diary().idsWithin(windows().recentDays(), trace);
    }

    double asksInHalfYear() {
        return agency.diary().within(windows().halfYearDays(), ASKS);
    }

    List<String> askedInHalfYear() {
        return agency.diary().idsWithin(windows().halfYearDays(), ASKS);
    }

    double asksSinceHeard() {
        return agency.diary().after(quietSince(), ASKS);
    }

    List<String> askedSinceHeard() {
        return agency.diary().idsAfter(quietSince(), ASKS);
    }

    /** The last day they were heard from; asks older than half a year no longer press. */
    private long quietSince() {
        Diary diary = agency.diary();
        return Math.max(diary.last(INBOUND), diary.now() - windows().halfYearDays());
    }

    // The relationship.

    private Diary diary() {
        return relationship.diary();
    }

    double score(Dimension dimension) {
        return relationship.score().of(dimension).score();
    }

    double familiarityNeeded() {
        return needs().familiarity() + needs().familiarityPerSize() * size();
    }

    double trustNeeded() {
        return needs().trust() + needs().trustPerSize() * size();
    }

    double aheadNeeded() {
        return needs().givenAheadPerSize() * size();
    }

    double ahead() {
        return relationship.exchange().ahead();
    }

    double usefulGiven() {
        return relationship.exchange().usefulGiven();
    }

    boolean gaveUsefully() {
        return usefulGiven() >= needs().usefulGiven();
    }

    double givenInHalfYear() {
        return left(GIVEN, windows().halfYearDays());
    }

    /** How many of the first steps were taken: learning about them, being in contact, giving something useful. */
    int firstSteps() {
        int researched = score(Dimension.FAMILIARITY) >= familiarityNeeded() ? 1 : 0;
        return researched + (hasMet() ? 1 : 0) + (usefulGiven() > 0 ? 1 : 0);
    }

    boolean hasMet() {
        return diary().first(MEANINGFUL) != Diary.NEVER;
    }

    /** Weeks since the first contact, but no more than there were further weeks with contact in the last year. */
    double weeksKnown() {
        double sinceFirst = (diary().now() - diary().first(MEANINGFUL)) / needs().daysPerSize();
        int furtherWeeks = diary().weeksWithin(windows().yearDays(), MEANINGFUL) - 1;
        return Math.max(0, Math.min(sinceFirst, furtherWeeks));
    }

    double left(Trace trace, int window) {
        return diary().within(window, trace);
    }

    List<String> leaving(int window, Trace... traces) {
        return diary().idsWithin(window, traces);
    }

    boolean isWithin(int window, long day) {
        return day > diary().now() - window;
    }

    List<String> overdue() {
        return relationship.overdueCommitments().stream()
                .sorted(Interaction.IN_TIME)
                .map(Interaction::id)
                .toList();
    }

    double everKept() {
        return diary().after(Diary.NEVER, KEPT);
    }

    long lastBroken() {
        return diary().last(BROKEN);
    }

    double keptSinceBroken() {
        return diary().after(lastBroken(), KEPT);
    }

    /** Broken lately, and none kept on a later day. */
    List<String> brokenUnrepaired() {
        return diary().idsAfter(
                        Math.max(
                                diary().last(KEPT) - 1,
                                diary().now() - windows().repairDays()),
                        BROKEN);
    }

    long lastBreach() {
        return diary().lastOfAtLeast(needs().breachSeverity(), INTEGRITY_DOWN);
    }

    /** Amends on the day of the breach count. */
    double amendsSinceBreach() {
        return diary().idsAfter(lastBreach() - 1, INTEGRITY_UP).size();
    }

    /** What harmed their trust in our honesty on the day of the last breach and since. */
    List<String> breaches() {
        return diary().idsAfter(lastBreach() - 1, INTEGRITY_DOWN);
    }
}
