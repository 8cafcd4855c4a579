package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Sentiment;

/** One interaction as it counts now; written by the intake, only read here. */
@Entity
@Immutable
@Table(name = "ledger")
public class LedgerRow extends PanacheEntityBase {

    @Id
    private UUID interactionId;

    @TenantId
    private String agency;

    private long version;
    private boolean deleted;
    private UUID influencerId;
    private UUID organizationId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private LocalDate occurredOn;
    private Integer value;
    private Double relevance;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Outcome outcome;

    private Boolean solicited;
    private Integer size;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Sentiment sentiment;

    private Double hours;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "promised_by")
    private Party by;

    private Integer importance;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CommitmentStatus status;

    private LocalDate closedOn;
    private Double giveShare;

    /** All that counts with these influencers, of every organization of the agency. */
    static List<LedgerRow> of(Collection<UUID> influencerIds) {
        return list("influencerId in ?1 and deleted = false", influencerIds);
    }

    /** Research and opt-outs belong to the agency, and so to each of its organizations. */
    boolean countsFor(UUID organization) {
        return organizationId == null || organizationId.equals(organization);
    }

    UUID influencerId() {
        return influencerId;
    }

    boolean isOf(UUID organization) {
        return organization.equals(organizationId);
    }

    Interaction interaction() {
        return new Interaction(
                interactionId.toString(),
                version,
                kind,
                occurredOn,
                deleted,
                value,
                relevance,
                outcome,
                solicited,
                size,
                sentiment,
                hours,
                by,
                importance,
                dueOn,
                status,
                closedOn,
                giveShare);
    }
}
