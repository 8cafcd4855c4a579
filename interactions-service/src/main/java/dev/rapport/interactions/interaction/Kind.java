package dev.rapport.interactions.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** The kinds of interaction and the fields that each takes on top of those of all. What they count is scoring's. */
public enum Kind {
    ENGAGEMENT(),
    INTRODUCTION(),
    HELP(3, Detail.VALUE, Detail.RELEVANCE, Detail.OUTCOME),
    GIFT(Detail.SOLICITED),
    ASK(Detail.SIZE, Detail.RELEVANCE),
    FOLLOW_UP(),
    REPLY(Detail.SENTIMENT),
    INBOUND(),
    BENEFIT(5, Detail.VALUE),
    RESPONSE(Detail.HOURS),
    WRONG_INFORMATION(3, Detail.VALUE),
    MISLED(3, Detail.VALUE),
    AMENDS(),
    BOUNDARY_CROSSED(),
    OPT_OUT(),
    OPT_IN();

    private final int highestValue;
    private final List<Detail> details;

    Kind(Detail... details) {
        this(0, details);
    }

    Kind(int highestValue, Detail... details) {
        this.highestValue = highestValue;
        this.details = List.of(details);
    }

    static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Whether we do it and they notice: what may cross a boundary. */
    boolean reachesOut() {
        return switch (this) {
            case ENGAGEMENT, INTRODUCTION, HELP, GIFT, ASK, FOLLOW_UP, RESPONSE -> true;
            default -> false;
        };
    }

    boolean takes(Detail detail) {
        return details.contains(detail);
    }

    /** Refuses what does not belong to this kind, all of it at once. */
    void check(NewInteraction said) {
        List<Violation> wrong = new ArrayList<>();
        for (Detail detail : Detail.values()) {
            if (detail.isIn(said) && !takes(detail)) wrong.add(notApplicable(detail));
        }
        if (takes(Detail.VALUE) && said.value() != null && said.value() > highestValue) {
            String limit = "must be less than or equal to " + highestValue + " for " + this;
            wrong.add(Violation.inBody("/value", "max", limit));
        }
        if (this == RESPONSE) checkHours(said, wrong);
        if (!wrong.isEmpty()) throw new Refusal(Problem.INVALID_REQUEST, detail(wrong), wrong);
    }

    private static void checkHours(NewInteraction said, List<Violation> wrong) {
        if (said.hours() == null && said.inReplyTo() == null) {
            String either = "A RESPONSE needs hours, or inReplyTo from which they are computed.";
            wrong.add(Violation.inBody("/hours", "required", either));
        }
        if (said.hours() != null && said.inReplyTo() != null) {
            String both = "With inReplyTo, hours are computed and must not be sent.";
            wrong.add(Violation.inBody("/hours", "not_applicable", both));
        }
    }

    private Violation notApplicable(Detail detail) {
        String allowed = details.isEmpty()
                ? "no field of this sort"
                : "only " + details.stream().map(Detail::field).collect(Collectors.joining(", "));
        return Violation.inBody("/" + detail.field(), "not_applicable", this + " takes " + allowed + ".");
    }

    private static String detail(List<Violation> wrong) {
        if (wrong.size() > 1) return wrong.size() + " values are not valid; see violations.";
        return wrong.getFirst().pointer() + ": " + wrong.getFirst().message();
    }
}
