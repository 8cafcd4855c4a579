package dev.rapport.kit.batch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.rapport.kit.problem.ProblemTable;
import dev.rapport.kit.problem.Refusal;

/**
 * The items of a batch on their way. Each step is taken with every item that is still in it; what a step refuses is out,
 * and the others go on. The first thing to touch the database is a step that can refuse nothing any more, hence a refused
 * item leaves no trace.
 *
 * @param <T> what an item is at this step
 */
public final class Batch<T> {

    private final SortedMap<Integer, T> good;
    private final SortedMap<Integer, Refusal> refused;

    private Batch(SortedMap<Integer, T> good, SortedMap<Integer, Refusal> refused) {
        this.good = good;
        this.refused = refused;
    }

    public static <T> Batch<T> of(List<T> items) {
        SortedMap<Integer, T> all = new TreeMap<>();
        for (T item : items) all.put(all.size(), item);
        return new Batch<>(all, new TreeMap<>());
    }

    public <R> Batch<R> then(Function<? super T, ? extends R> step) {
        return then((index, item) -> step.apply(item));
    }

    /** @param step may throw what is refused when an item is sent alone, with pointers into the item */
    public <R> Batch<R> then(BiFunction<Integer, ? super T, ? extends R> step) {
        SortedMap<Integer, R> next = new TreeMap<>();
        good.forEach((index, item) -> {
            try {
                next.put(index, step.apply(index, item));
            } catch (RuntimeException fault) {
                refused.put(
                        index,
                        ProblemTable.ofInput(fault).orElseThrow(() -> fault).within("/items/" + index));
            }
        });
        return new Batch<>(next, refused);
    }

    /** What is still in it, in the order of the request. */
    public List<T> good() {
        return List.copyOf(good.values());
    }

    Map<Integer, T> goodByIndex() {
        return good;
    }

    Map<Integer, Refusal> refused() {
        return refused;
    }
}
