package dev.rapport.interactions.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.kit.tenancy.Agency;

/**
 * What a feed shows: open commitments, those that are due next and those that fell due last, and for sixty days those
 * that have ended, the deleted ones included, or have moved to another organization than the feed's. Each is a short
 * range of an index.
 */
@ApplicationScoped
class Entries {

    private static final int MOST_COMING = 500;
    private static final int MOST_PAST = 200;
    private static final int MOST_ENDED = 300;
    private static final Duration ENDED_ARE_SHOWN = Duration.ofDays(60);

    private static final String COLUMNS =
            """
            (SELECT id, version, promised_by, importance, cast(due_on AS text) AS due_on, summary,
                NOT deleted AND status = 'OPEN' AS open, created_at, updated_at
            FROM commitment WHERE agency = :agency""";

    /** Without its words, which are the other organization's now. */
    private static final String MOVED =
            """
             UNION ALL (SELECT id, version, promised_by, importance, cast(due_on AS text), NULL, false, created_at, updated_at
            FROM commitment WHERE agency = :agency AND organization_id <> :organization AND id IN (
                SELECT thing_id FROM revision WHERE agency = :agency AND created_at >= :since
                AND noun = 'COMMITMENT' AND kind = 'CORRECTED'
                AND changes @> cast('[{"pointer": "/organizationId"}]' AS jsonb)
                AND changes @> jsonb_build_array(
                    jsonb_build_object('pointer', '/organizationId', 'before', cast(:organization AS text)))
                ORDER BY created_at DESC LIMIT""";

    private static final String OPEN = " AND NOT deleted AND status = 'OPEN'";

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /** @param today in the agency's time zone */
    List<Entry> of(CalendarFeed feed, LocalDate today, Instant now) {
        String wanted = COLUMNS
                + (feed.organizationId() == null ? "" : " AND organization_id = :organization")
                + (feed.promiser() == null ? "" : " AND promised_by = :promiser");
        var select = database.createNativeQuery(
                        wanted + OPEN + " AND due_on >= :today ORDER BY commitment.due_on, id LIMIT " + MOST_COMING
                                + ") UNION ALL "
                                + wanted + OPEN + " AND due_on < :today ORDER BY commitment.due_on DESC, id DESC LIMIT "
                                + MOST_PAST + ") UNION ALL "
                                + wanted + " AND (deleted OR status <> 'OPEN') AND updated_at >= :since"
                                + " ORDER BY updated_at DESC, id DESC LIMIT " + MOST_ENDED + ")"
                                + (feed.organizationId() == null ? "" : MOVED + " " + MOST_ENDED + "))"),
                        Tuple.class)
                .setParameter("agency", agency.id())
                .setParameter("today", today)
                .setParameter("since", now.minus(ENDED_ARE_SHOWN));
        if (feed.organizationId() != null) select.setParameter("organization", feed.organizationId());
        if (feed.promiser() != null)
            select.setParameter("promiser", feed.promiser().name());
        List<?> rows = select.getResultList();
        return rows.stream().map(row -> entry((Tuple) row)).toList();
    }

    private static Entry entry(Tuple row) {
        return new Entry(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                Promiser.valueOf(row.get("promised_by", String.class)),
                row.get("importance", Integer.class),
                LocalDate.parse(row.get("due_on", String.class)),
                row.get("summary", String.class),
                row.get("open", Boolean.class),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
    }
}
