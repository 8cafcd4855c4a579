package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happened with one influencer, in no particular order, and the numbers that it is judged by. */
record History(List<Interaction> interactions, ModelConfig config) {

    History plus(Interaction... more) {
        List<Interaction> all = new ArrayList<>(interactions);
        all.addAll(List.of(more));
        return of(all);
    }

    /** Others, judged by the same numbers. */
    History of(List<Interaction> others) {
        return new History(others, config);
    }

    Relationship relationship() {
        return Relationship.of(interactions, config);
    }

    Standing asOf(LocalDate day) {
        return relationship().asOf(day);
    }

    double scoreOn(LocalDate day) {
        return asOf(day).score().score();
    }

    Assessment assess(LocalDate day, Ask ask) {
        Standing standing = asOf(day);
        return Assessment.of(standing, standing, ask);
    }
}
