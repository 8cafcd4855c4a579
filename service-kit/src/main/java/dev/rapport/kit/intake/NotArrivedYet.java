package dev.rapport.kit.intake;

import java.util.UUID;

import dev.rapport.kit.problem.Refusal;

/** An id is not known here, perhaps not yet. The cause is the refusal for when nobody waits any longer. */
public final class NotArrivedYet extends RuntimeException {

    private final UUID id;
    private final boolean oneOfMany;

    public NotArrivedYet(UUID id, Refusal refusal) {
        this(id, refusal, false);
    }

    /** @param oneOfMany whether the method can do the rest without it, when nobody waits any longer */
    NotArrivedYet(UUID id, Refusal refusal, boolean oneOfMany) {
        super(null, refusal, false, false);
        this.id = id;
        this.oneOfMany = oneOfMany;
    }

    UUID id() {
        return id;
    }

    boolean isOneOfMany() {
        return oneOfMany;
    }
}
