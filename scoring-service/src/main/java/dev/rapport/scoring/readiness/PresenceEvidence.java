package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.rapport.scoring.ledger.Organization;

/**
 * What is known of an organization's own presence on networks.
 *
 * @param presences how many there are
 * @param active how many of them were active in the 30 days up to today
 * @param lastActiveOn the last day of activity on any; absent where none is known
 */
public record PresenceEvidence(int presences, int active, LocalDate lastActiveOn) {

    private static final int ACTIVE_DAYS = 30;

    static PresenceEvidence of(Organization organization, LocalDate today) {
        List<LocalDate> known =
                organization.presence().stream().filter(Objects::nonNull).toList();
        LocalDate since = today.minusDays(ACTIVE_DAYS);
        return new PresenceEvidence(
                organization.presence().size(),
                (int) known.stream().filter(day -> !day.isBefore(since)).count(),
                known.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    QuestionView view() {
        return new QuestionView(Question.PRESENCE, Question.PRESENCE.text(), answer(), advice(), null, null, this);
    }

    private Question.Answer answer() {
        if (active > 0) return Question.Answer.YES;
        return presences > 0 ? Question.Answer.PARTLY : Question.Answer.NO;
    }

    private String advice() {
        return switch (answer()) {
            case YES -> "Go on: who is asked looks first at what you do yourself.";
            case PARTLY ->
                "Be active again where you are present, or note there that you are: nothing is known of the" + " last "
                        + ACTIVE_DAYS + " days.";
            case NO -> "Be present yourself, on one network at least, before you ask others to speak there for you.";
        };
    }
}
