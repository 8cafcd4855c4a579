package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An influencer or organization that exists, as far as the contacts topic has told; only read here. */
@Entity
@Immutable
public class KnownContact extends PanacheEntityBase {

    /** What it is. */
    public enum Kind {
        INFLUENCER,
        ORGANIZATION
    }

    @Id
    private UUID id;

    @TenantId
    private String agency;

    private long version;
    private boolean deleted;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> interests;

    private Integer cadenceMaxDays;
    private Integer goals;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<LocalDate> presence;

    private UUID mergedInto;

    /** Those of the ids of which anything was ever told, deleted ones too. */
    static List<KnownContact> of(List<UUID> ids) {
        // Hibernate translates a list anew each time, which was a quarter of what a score took; one or two it knows.
        return ids.isEmpty() || ids.size() > 2
                ? list("id in ?1", ids)
                : list("id = ?1 or id = ?2", ids.getFirst(), ids.getLast());
    }

    boolean is(UUID someId, Kind someKind) {
        return id.equals(someId) && kind == someKind;
    }

    boolean deleted() {
        return deleted;
    }

    /** Fingerprints, see {@link dev.rapport.kit.outbox.Fingerprint}. */
    List<String> interests() {
        return interests;
    }

    /** After how many days of silence an influencer's tie is at risk; null where nobody has set a cadence. */
    Integer cadenceMaxDays() {
        return cadenceMaxDays;
    }

    /** Whom an influencer is found under now; null where they are still themselves. */
    UUID mergedInto() {
        return mergedInto;
    }

    Organization organization() {
        return new Organization(id, goals, presence == null ? List.of() : presence);
    }
}
