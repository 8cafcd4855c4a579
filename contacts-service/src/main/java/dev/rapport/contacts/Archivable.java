package dev.rapport.contacts;

import java.time.Clock;

import jakarta.persistence.MappedSuperclass;

import dev.rapport.kit.tenancy.Owned;

/** What can be put aside and not be deleted: out of the lists, readable by its id, with all that hangs on it. */
@MappedSuperclass
public abstract class Archivable extends Owned {

    private boolean archived;

    /** For Hibernate. */
    protected Archivable() {}

    protected Archivable(Clock clock) {
        super(clock);
    }

    public boolean archived() {
        return archived;
    }

    /** @return false where it was archived already */
    public boolean archive(Clock clock) {
        return set(true, clock);
    }

    /** @return false where it was not archived */
    public boolean unarchive(Clock clock) {
        return set(false, clock);
    }

    private boolean set(boolean wanted, Clock clock) {
        if (archived == wanted) return false;
        archived = wanted;
        touch(clock);
        return true;
    }
}
