package dev.rapport.kit.batch;

import java.util.UUID;

import dev.rapport.kit.tenancy.Owned;

/**
 * What an item of a batch asks for.
 *
 * @param known what is to be changed; null where something is to be made
 * @param said how it is to be
 */
public record Wanted<E extends Owned, S>(E known, S said) {

    public boolean isNew() {
        return known == null;
    }

    /** Null where something is to be made. */
    public UUID knownId() {
        return known == null ? null : known.id();
    }
}
