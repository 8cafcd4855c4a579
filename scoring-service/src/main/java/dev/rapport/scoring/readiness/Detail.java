package dev.rapport.scoring.readiness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.rapport.kit.problem.Violation;
import dev.rapport.scoring.model.Kind;

import static dev.rapport.scoring.model.Kind.*;

/** A field that only some kinds of interaction take, and that some need. */
enum Detail {
    VALUE("value", SupposedInteraction::value, RESEARCH, HELP, BENEFIT, WRONG_INFORMATION, MISLED),
    RELEVANCE("relevance", SupposedInteraction::relevance, HELP, Kind.ASK),
    OUTCOME("outcome", SupposedInteraction::outcome, HELP),
    SOLICITED("solicited", SupposedInteraction::solicited, GIFT),
    SIZE("size", SupposedInteraction::size, Kind.ASK),
    SENTIMENT("sentiment", SupposedInteraction::sentiment, REPLY),
    HOURS("hours", SupposedInteraction::hours, RESPONSE),
    BY("by", SupposedInteraction::by, COMMITMENT),
    IMPORTANCE("importance", SupposedInteraction::importance, COMMITMENT),
    DUE_ON("dueOn", SupposedInteraction::dueOn, COMMITMENT),
    STATUS("status", SupposedInteraction::status, COMMITMENT),
    CLOSED_ON("closedOn", SupposedInteraction::closedOn, COMMITMENT),
    GIVE_SHARE("giveShare", SupposedInteraction::giveShare, AGREEMENT);

    private static final Set<Detail> NEEDED = Set.of(HOURS, DUE_ON, GIVE_SHARE);
    private static final int HIGHEST_VALUE = 3;

    private final String field;
    private final Function<SupposedInteraction, Object> reading;
    private final Set<Kind> kinds;

    Detail(String field, Function<SupposedInteraction, Object> reading, Kind... kinds) {
        this.field = field;
        this.reading = reading;
        this.kinds = Set.of(kinds);
    }

    /** What does not belong to the kind, or is missing for it: all of it at once. */
    static List<Violation> wrong(SupposedInteraction said, String pointer) {
        List<Violation> wrong = new ArrayList<>();
        for (Detail detail : values()) {
            boolean given = detail.reading.apply(said) != null;
            boolean taken = detail.kinds.contains(said.kind());
            String at = pointer + "/" + detail.field;
            if (given && !taken) {
                wrong.add(Violation.inBody(at, "not_applicable", allowed(said.kind())));
            } else if (!given && taken && said.id() == null && NEEDED.contains(detail)) {
                wrong.add(Violation.inBody(at, "required", said.kind() + " needs " + detail.field + "."));
            }
        }
        boolean tooHigh = said.value() != null && said.value() > HIGHEST_VALUE;
        if (tooHigh && VALUE.kinds.contains(said.kind()) && said.kind() != BENEFIT) {
            String limit = "must be less than or equal to " + HIGHEST_VALUE + " for " + said.kind();
            wrong.add(Violation.inBody(pointer + "/value", "max", limit));
        }
        return wrong;
    }

    private static String allowed(Kind kind) {
        String fields = Arrays.stream(values())
                .filter(detail -> detail.kinds.contains(kind))
                .map(detail -> detail.field)
                .collect(Collectors.joining(", "));
        return kind + " takes " + (fields.isEmpty() ? "no field of this sort." : "only " + fields + ".");
    }
}
