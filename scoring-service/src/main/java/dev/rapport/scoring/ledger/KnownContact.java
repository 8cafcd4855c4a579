package dev.rapport.scoring.ledger;

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

    /** Those of the ids of which anything was ever told, deleted ones too. */
    static List<KnownContact> of(List<UUID> ids) {
        return list("id in ?1", ids);
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
}
