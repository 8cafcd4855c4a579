package dev.rapport.kit.meter;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** One counter for each value of a tag that is known beforehand: all are there, with 0, before anything happens. */
public final class Counters<K> {

    private final Map<K, Counter> counters = new HashMap<>();

    /** @param label what a value is called in the tag */
    public Counters(
            MeterRegistry meters,
            String name,
            String description,
            String tag,
            Collection<K> values,
            Function<? super K, String> label) {
        for (K value : values) {
            counters.put(
                    value,
                    Counter.builder(name)
                            .description(description)
                            .tag(tag, label.apply(value))
                            .register(meters));
        }
    }

    /** Of other values nothing is counted. */
    public void count(K value) {
        Counter counter = counters.get(value);
        if (counter != null) counter.increment();
    }
}
