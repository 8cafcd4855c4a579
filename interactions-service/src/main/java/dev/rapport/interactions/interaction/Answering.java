package dev.rapport.interactions.interaction;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.LockModeType;

import dev.rapport.kit.problem.Refusal;

/** Whether one interaction can answer another, and how long it took. */
final class Answering {

    private static final double MOST_HOURS = 87_600;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private Answering() {}

    /** Those with these ids, locked against change until the hours of their answers are stored. */
    static Map<UUID, Interaction> questions(Set<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        List<Interaction> found = Interaction.<Interaction>find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
        return found.stream().collect(Collectors.toMap(Interaction::id, Function.identity()));
    }

    /** @param pointer to what is to blame in the body */
    static Optional<Refusal> objection(Interaction answered, Interaction answer, String pointer) {
        if (answered.id().equals(answer.id())) {
            return refusal(pointer, "answers_itself", "An interaction cannot answer itself.");
        }
        if (!answered.person().equals(answer.person())) {
            return refusal(
                    pointer, "other_influencer", "An interaction and its answer must be with the same influencer.");
        }
        if (answered.occurredAt().isAfter(answer.occurredAt())) {
            return refusal(pointer, "later", "An interaction must not be later than its answer.");
        }
        if (answer.kind() == Kind.RESPONSE && hours(answered, answer) > MOST_HOURS) {
            return refusal(pointer, "too_long_ago", "A response may come up to 87600 hours later.");
        }
        return Optional.empty();
    }

    static double hours(Interaction answered, Interaction answer) {
        return Duration.between(answered.occurredAt(), answer.occurredAt()).toMillis() / MILLIS_PER_HOUR;
    }

    private static Optional<Refusal> refusal(String pointer, String code, String message) {
        return Optional.of(Refusal.invalid(pointer, code, message));
    }
}
