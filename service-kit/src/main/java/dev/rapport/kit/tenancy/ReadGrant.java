package dev.rapport.kit.tenancy;

import java.time.Clock;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * What a read token opens: something of one agency, for whoever has the token, until this is deleted. Its table is a
 * tenant table with {@code token_hash bytea} and a unique index on (agency, token_hash).
 */
@MappedSuperclass
public abstract class ReadGrant extends Owned {

    @Column(updatable = false)
    private byte[] tokenHash;

    @Column(updatable = false)
    private String createdBy;

    /** For Hibernate. */
    protected ReadGrant() {}

    /** @param createdBy see {@link Agency#caller()} */
    protected ReadGrant(ReadToken token, String createdBy, Clock clock) {
        super(clock);
        this.tokenHash = token.hash();
        this.createdBy = createdBy;
    }

    public String createdBy() {
        return createdBy;
    }
}
