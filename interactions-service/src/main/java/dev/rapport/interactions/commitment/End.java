package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;

/** The three ends of a commitment, named as the status is afterwards. */
enum End {
    KEPT(Commitment::keep),
    BROKEN(Commitment::fail),
    RELEASED(Commitment::release);

    private interface Step {
        void take(Commitment commitment, LocalDate on, Clock clock);
    }

    private final Step step;

    End(Step step) {
        this.step = step;
    }

    /** Refused where it is closed already. */
    void of(Commitment commitment, LocalDate on, Clock clock) {
        step.take(commitment, on, clock);
    }
}
