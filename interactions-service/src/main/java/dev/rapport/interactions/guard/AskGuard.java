package dev.rapport.interactions.guard;

import java.time.Clock;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.tenancy.Owned;

/** The rules of an agency that has its own. */
@Entity
public class AskGuard extends Owned {

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Strictness askedByAnother;

    private int days;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Strictness askAfterOptOut;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Strictness touchAfterOptOut;

    /** For Hibernate. */
    protected AskGuard() {}

    AskGuard(GuardRules rules, Clock clock) {
        super(clock);
        set(rules);
    }

    static Optional<AskGuard> ofAgency() {
        return findAll().firstResultOptional();
    }

    void change(GuardRules rules, Clock clock) {
        set(rules);
        touch(clock);
    }

    private void set(GuardRules rules) {
        this.askedByAnother = rules.askedByAnother();
        this.days = rules.days();
        this.askAfterOptOut = rules.askAfterOptOut();
        this.touchAfterOptOut = rules.touchAfterOptOut();
    }

    GuardRules rules() {
        return new GuardRules(askedByAnother, days, askAfterOptOut, touchAfterOptOut);
    }
}
