package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/**
 * How an ask ended, and what came of it. It was made all the same: scoring counts it as before.
 *
 * @param closedAs what became of it
 * @param closedOn day (UTC)
 * @param answerId the interaction in which they said so, or gave what was asked for; absent where there is none
 * @param commitmentId the promise that came of it; absent where there is none
 */
@Embeddable
public record AskEnd(
        @Column(name = "ask_closed_as") @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Ending closedAs,
        @Column(name = "ask_closed_on") LocalDate closedOn,
        @Column(name = "ask_answer_id") UUID answerId,
        @Column(name = "ask_commitment_id") UUID commitmentId) {

    /** Refused where the ask was made after it. */
    void check(Instant made, String pointer, String code) {
        LocalDate day = Moments.dayOf(made);
        if (closedOn.isBefore(day)) {
            throw Refusal.invalid(pointer, code, "It was made on " + day + " and closed on " + closedOn + ".");
        }
    }

    /** They said yes, they said no, or we took it back. */
    public enum Ending {
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }
}
