package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A campaign that exists, as far as the contacts topic has told; only read here. */
@Entity
@Immutable
class KnownCampaign extends PanacheEntityBase {

    @Id
    private UUID id;

    @TenantId
    private String agency;

    private long version;
    private boolean deleted;
    private UUID organizationId;
    private LocalDate launchOn;
    private Integer askSize;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> topics;

    /** As they are found now. */
    @Formula("survivors_of(agency, influencer_ids)")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> influencerIds;

    /** Deleted ones too. */
    static Optional<KnownCampaign> of(UUID id) {
        return find("id", id).firstResultOptional();
    }

    boolean deleted() {
        return deleted;
    }

    Campaign campaign() {
        return new Campaign(id, version, organizationId, launchOn, askSize, topics, influencerIds);
    }
}
