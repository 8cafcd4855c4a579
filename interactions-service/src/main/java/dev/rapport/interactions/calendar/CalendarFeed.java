package dev.rapport.interactions.calendar;

import java.time.Clock;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.ReadGrant;
import dev.rapport.kit.tenancy.ReadToken;

/** The right to read commitments in a calendar program; to delete it is to revoke it. */
@Entity
public class CalendarFeed extends ReadGrant {

    static final Listing<CalendarFeed> LISTING =
            new Listing<>(CalendarFeed.class).sortedBy("createdAt", CalendarFeed::createdAt, Text::instant);

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private UUID organizationId;

    @Column(name = "promised_by", updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Promiser promiser;

    /** For Hibernate. */
    protected CalendarFeed() {}

    CalendarFeed(NewCalendarFeed said, ReadToken token, String createdBy, Clock clock) {
        super(token, createdBy, clock);
        this.name = said.name();
        this.organizationId = said.organizationId();
        this.promiser = said.by();
    }

    String name() {
        return name;
    }

    /** Null for all organizations. */
    UUID organizationId() {
        return organizationId;
    }

    /** Null for promises of both sides. */
    Promiser promiser() {
        return promiser;
    }
}
