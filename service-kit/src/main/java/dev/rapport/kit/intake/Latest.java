package dev.rapport.kit.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Of each thing in a batch its highest version: one statement can write a row only once. */
public final class Latest {

    private Latest() {}

    /**
     * @param place of a thing's row, agency first: rows are locked in this order everywhere, so that batches running side
     *     by side cannot block each other
     */
    public static <T> Collection<T> of(List<T> batch, Function<T, String> place, ToLongFunction<T> version) {
        TreeMap<String, T> latest = new TreeMap<>();
        for (T one : batch) {
            latest.merge(place.apply(one), one, (a, b) -> version.applyAsLong(b) > version.applyAsLong(a) ? b : a);
        }
        // Each column goes through all of them, and a tree is slow to go through.
        return new ArrayList<>(latest.values());
    }
}
