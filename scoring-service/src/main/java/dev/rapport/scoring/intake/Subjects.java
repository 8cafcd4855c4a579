package dev.rapport.scoring.intake;

import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.PoisonRecord;

/** What every event must get right, whatever it tells. */
final class Subjects {

    private Subjects() {}

    static void check(Delivery delivery, UUID id, long version) {
        if (id == null || !id.toString().equals(delivery.subject()))
            throw new PoisonRecord("the id is not the subject");
        if (version < 1) throw new PoisonRecord("the version must be 1 or more");
    }

    static <T> T needed(String field, T value) {
        if (value == null) throw new PoisonRecord(field + " is missing");
        return value;
    }

    /** A number that may be missing. */
    static Integer atLeast(int least, String field, Integer value) {
        if (value != null && value < least) {
            throw new PoisonRecord(field + " must be " + least + " or more, not " + value);
        }
        return value;
    }

    /** Each of a list once; one that is missing is empty. */
    static <T> List<T> each(String field, List<T> values) {
        if (values == null) return List.of();
        if (values.contains(null)) throw new PoisonRecord(field + " must not hold null");
        return values.stream().distinct().toList();
    }
}
