package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.tenancy.Owned;

/** One word of an influencer on being contacted. Kept as long as they are: the last one counts, the others are history. */
@Entity
public class ContactPermission extends Owned {

    /** No more, or again. */
    public enum Permission {
        OPT_OUT,
        OPT_IN
    }

    @Column(updatable = false)
    private UUID influencerId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    private Permission permission;

    @Column(name = "on_day")
    private LocalDate on;

    private String reason;

    /** For Hibernate. */
    protected ContactPermission() {}

    private ContactPermission(UUID influencerId, Permission permission, LocalDate on, String reason, Clock clock) {
        super(clock);
        this.influencerId = influencerId;
        this.permission = permission;
        this.on = on;
        this.reason = reason;
    }

    public static ContactPermission optOut(UUID influencerId, LocalDate since, String reason, Clock clock) {
        return new ContactPermission(influencerId, Permission.OPT_OUT, since, reason, clock);
    }

    static ContactPermission optIn(UUID influencerId, LocalDate on, Clock clock) {
        return new ContactPermission(influencerId, Permission.OPT_IN, on, null, clock);
    }

    /** All of an influencer's, to be deleted with them. */
    public static List<ContactPermission> of(UUID influencerId) {
        return list("influencerId", influencerId);
    }

    void correct(LocalDate day, String why, Clock clock) {
        this.on = day;
        this.reason = why;
        touch(clock);
    }

    public UUID influencerId() {
        return influencerId;
    }

    public Permission permission() {
        return permission;
    }

    public LocalDate on() {
        return on;
    }

    public String reason() {
        return reason;
    }
}
