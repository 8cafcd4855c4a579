package dev.rapport.scoring.model;

import java.util.function.ToDoubleFunction;

/** What a rule measures, and what it holds the measure against. */
record Bound(boolean least, ToDoubleFunction<Situation> measured, ToDoubleFunction<Situation> needed) {

    static Bound atLeast(ToDoubleFunction<Situation> measured, ToDoubleFunction<Situation> needed) {
        return new Bound(true, measured, needed);
    }

    static Bound atMost(ToDoubleFunction<Situation> measured, ToDoubleFunction<Situation> needed) {
        return new Bound(false, measured, needed);
    }

    static Bound none(ToDoubleFunction<Situation> measured) {
        return atMost(measured, situation -> 0);
    }

    static Bound one(ToDoubleFunction<Situation> measured) {
        return atLeast(measured, situation -> 1);
    }

    boolean holds(Situation situation) {
        double found = measured.applyAsDouble(situation);
        double bound = needed.applyAsDouble(situation);
        return least ? found >= bound : found <= bound;
    }
}
