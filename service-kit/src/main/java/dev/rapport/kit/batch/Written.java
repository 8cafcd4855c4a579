package dev.rapport.kit.batch;

import dev.rapport.kit.tenancy.Owned;

/**
 * What an item of a batch has come to, before it is stored.
 *
 * @param isNew whether it is made by the batch
 * @param changed false where it was so already
 */
public record Written<E extends Owned>(E thing, boolean isNew, boolean changed) {

    public static <E extends Owned> Written<E> made(E thing) {
        return new Written<>(thing, true, true);
    }

    public static <E extends Owned> Written<E> kept(E thing, boolean changed) {
        return new Written<>(thing, false, changed);
    }
}
