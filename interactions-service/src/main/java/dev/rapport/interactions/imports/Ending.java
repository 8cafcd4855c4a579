package dev.rapport.interactions.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.commitment.Status;
import dev.rapport.kit.problem.Refusal;

/** What a row says of a commitment beyond what a new one says: a history knows what became of it. */
record Ending(Status status, LocalDate closedOn) {

    static final List<String> FIELDS = List.of("status", "closedOn");

    /** Takes its fields out of the row. */
    static ObjectNode takenFrom(ObjectNode row) {
        ObjectNode taken = row.objectNode();
        for (String field : FIELDS) if (row.has(field)) taken.set(field, row.remove(field));
        return taken;
    }

    void close(Commitment commitment, Clock clock) {
        if (status == null || status == Status.OPEN) {
            if (closedOn != null)
                throw Refusal.invalid("/closedOn", "not_applicable", "Only what has ended has a day on which it did.");
            return;
        }
        if (closedOn == null) throw Refusal.invalid("/closedOn", "required", "Say on which day it ended.");
        try {
            switch (status) {
                case KEPT -> commitment.keep(closedOn, clock);
                case BROKEN -> commitment.fail(closedOn, clock);
                default -> commitment.release(closedOn, clock);
            }
        } catch (Refusal refusal) {
            var first = refusal.violations().getFirst();
            throw Refusal.invalid("/closedOn", first.code(), first.message());
        }
    }
}
