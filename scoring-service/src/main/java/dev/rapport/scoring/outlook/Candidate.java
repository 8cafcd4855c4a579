package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Standing;

/** One thing that could be done on a day, as the interaction it would leave. */
record Candidate(Action action, Interaction deed, Optional<String> commitmentId) {

    /** More than that are not worth trying: the oldest promises come first. */
    private static final int MOST_PROMISES = 3;

    /** After that long, an answer is none any more. */
    private static final int ANSWERABLE_DAYS = 28;

    private static final int THOROUGH = 3;
    private static final int HELP_VALUE = 2;
    private static final double SHORTLY = 4;
    private static final double HOURS_A_DAY = 24;

    /** What could be done, in the order of advice. */
    static List<Candidate> on(Outlook outlook, Standing standing) {
        LocalDate day = standing.asOf();
        List<Candidate> all = new ArrayList<>();
        standing.openCommitments().stream()
                .sorted(Comparator.comparing(Interaction::dueOn).thenComparing(Interaction::id))
                .limit(MOST_PROMISES)
                .forEach(promise -> all.add(keeping(promise, day)));
        all.add(doing(Action.AMENDS, on(day, Kind.AMENDS)));
        unanswered(outlook, day)
                .ifPresent(hours ->
                        all.add(doing(Action.ANSWER, on(day, Kind.RESPONSE).hours(hours))));
        all.add(doing(Action.RESEARCH, on(day, Kind.RESEARCH).value(THOROUGH)));
        all.add(doing(Action.INTRODUCE, on(day, Kind.INTRODUCTION)));
        all.add(doing(
                Action.HELP,
                on(day, Kind.HELP)
                        .value(HELP_VALUE)
                        .relevance(standing.config().relevance().welcomed())));
        all.add(doing(
                Action.PROMISE,
                on(day, Kind.COMMITMENT)
                        .dueOn(day)
                        .status(CommitmentStatus.KEPT)
                        .closedOn(day)));
        if (standing.agreement().isEmpty()) {
            double even = standing.config().balance().unagreedShare();
            all.add(doing(Action.AGREE, on(day, Kind.AGREEMENT).giveShare(even)));
        }
        return all;
    }

    private static Candidate doing(Action action, InteractionBuilder deed) {
        return new Candidate(action, deed.build(), Optional.empty());
    }

    private static Candidate keeping(Interaction promise, LocalDate day) {
        InteractionBuilder kept = promise.toBuilder().version(promise.version() + 1);
        return new Candidate(
                Action.KEEP, kept.status(CommitmentStatus.KEPT).closedOn(day).build(), Optional.of(promise.id()));
    }

    /** Ids sort after those of what has happened: of two on one day the later counts. */
    static InteractionBuilder on(LocalDate day, Kind kind) {
        return Interaction.builder("supposed-" + day + "-" + kind, kind, day);
    }

    /** Hours since their last message, where it is not too old and nobody has answered it since. */
    private static Optional<Double> unanswered(Outlook outlook, LocalDate day) {
        Optional<LocalDate> theirs = last(outlook, day, List.of(Kind.REPLY, Kind.INBOUND, Kind.BENEFIT));
        Optional<LocalDate> ours = last(outlook, day, List.of(Kind.RESPONSE, Kind.HELP, Kind.ASK, Kind.FOLLOW_UP));
        return theirs.filter(message -> message.isAfter(day.minusDays(ANSWERABLE_DAYS)))
                .filter(message -> ours.isEmpty() || ours.get().isBefore(message))
                .map(message -> Math.max(SHORTLY, HOURS_A_DAY * ChronoUnit.DAYS.between(message, day)));
    }

    private static Optional<LocalDate> last(Outlook outlook, LocalDate day, List<Kind> kinds) {
        return outlook.relationship().interactions().stream()
                .filter(one -> kinds.contains(one.kind()) && !one.occurredOn().isAfter(day))
                .map(Interaction::occurredOn)
                .max(Comparator.naturalOrder());
    }
}
