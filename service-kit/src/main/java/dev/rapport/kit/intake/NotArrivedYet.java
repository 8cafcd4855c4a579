package dev.rapport.kit.intake;

import java.util.UUID;

import dev.rapport.kit.problem.Refusal;

/** An id is not known here, perhaps not yet. The cause is the refusal for when nobody waits any longer. */
public final class NotArrivedYet extends RuntimeException {

    private final UUID id;

    public NotArrivedYet(UUID id, Refusal refusal) {
        super(null, refusal, false, false);
        this.id = id;
    }

    UUID id() {
        return id;
    }
}
