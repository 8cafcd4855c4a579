package dev.rapport.scoring.badge;

import java.time.Clock;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.ReadGrant;
import dev.rapport.kit.tenancy.ReadToken;

/** The right to embed the picture of one score; to delete it is to revoke it. */
@Entity
public class Badge extends ReadGrant {

    static final Listing<Badge> LISTING =
            new Listing<>(Badge.class).sortedBy("createdAt", Badge::createdAt, Text::instant);

    @Column(updatable = false)
    private UUID influencerId;

    @Column(updatable = false)
    private UUID organizationId;

    /** For Hibernate. */
    protected Badge() {}

    Badge(NewBadge said, ReadToken token, String createdBy, Clock clock) {
        super(token, createdBy, clock);
        this.influencerId = said.influencerId();
        this.organizationId = said.organizationId();
    }

    UUID influencerId() {
        return influencerId;
    }

    /** Null for the view over the whole agency. */
    UUID organizationId() {
        return organizationId;
    }
}
