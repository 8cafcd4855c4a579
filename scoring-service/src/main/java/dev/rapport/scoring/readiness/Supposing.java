package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Relationship;

/** Reads what is supposed to happen, and refuses what could not happen or would show no effect. */
record Supposing(Relationship relationship, LocalDate today, LocalDate asOf) {

    private static final String PLACE = "/interactions/";

    /** In the order given; new ones with ids that no interaction has. */
    List<Interaction> read(List<SupposedInteraction> said) {
        check(said);
        List<Interaction> supposed = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            SupposedInteraction one = said.get(i);
            if (one.id() != null && !known.add(one.id())) {
                throw Refusal.invalid(PLACE + i + "/id", "repeated", "This interaction was supposed before.");
            }
            supposed.add(interaction(one, i));
        }
        return supposed;
    }

    /** The day on which without and with are compared. */
    LocalDate day(List<Interaction> supposed) {
        if (asOf != null) return asOf;
        return supposed.stream()
                .map(Interaction::occurredOn)
                .filter(today::isBefore)
                .max(LocalDate::compareTo)
                .orElse(today);
    }

    private static void check(List<SupposedInteraction> said) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            SupposedInteraction one = said.get(i);
            if (one.kind() == Kind.SURVEY) {
                String theirs = "What they would answer is theirs to say; suppose what may change it.";
                wrong.add(Violation.inBody(PLACE + i + "/kind", "not_supposable", theirs));
                continue;
            }
            wrong.addAll(Detail.wrong(one, PLACE + i));
            if (one.occurredOn() != null && one.daysFromNow() != null) {
                String either = "Give either occurredOn or daysFromNow.";
                wrong.add(Violation.inBody(PLACE + i + "/daysFromNow", "not_both", either));
            }
        }
        Violations.refuse(wrong);
    }

    private Interaction interaction(SupposedInteraction said, int place) {
        // Ids of new ones sort after all others: of two on one day the later counts.
        InteractionBuilder builder = said.id() == null
                ? Interaction.builder("supposed-%02d".formatted(place + 1), said.kind(), asOf == null ? today : asOf)
                : known(said, place);
        if (said.occurredOn() != null) builder.occurredOn(said.occurredOn());
        if (said.daysFromNow() != null) builder.occurredOn(today.plusDays(said.daysFromNow()));
        Interaction supposed = said.onto(builder).build();
        if (asOf != null && supposed.occurredOn().isAfter(asOf)) {
            String field = said.daysFromNow() == null ? "/occurredOn" : "/daysFromNow";
            throw Refusal.invalid(
                    PLACE + place + field, "after_as_of", "What lies after " + asOf + " has no effect by then.");
        }
        return supposed;
    }

    private InteractionBuilder known(SupposedInteraction said, int place) {
        Interaction known = relationship.interactions().stream()
                .filter(one -> one.id().equals(said.id().toString()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("interaction", said.id()));
        if (known.kind() != said.kind()) {
            throw Refusal.invalid(PLACE + place + "/kind", "immutable", "This interaction is a " + known.kind() + ".");
        }
        return known.toBuilder().version(known.version() + 1);
    }
}
