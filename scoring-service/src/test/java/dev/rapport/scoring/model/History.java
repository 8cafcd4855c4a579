package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happened with one influencer, in no particular order. */
record History(List<Interaction> interactions) {

    History plus(Interaction... more) {
        List<Interaction> all = new ArrayList<>(interactions);
        all.addAll(List.of(more));
        return new History(all);
    }

    Standing asOf(LocalDate day) {
        return Relationship.of(interactions, ModelConfig.DEFAULT).asOf(day);
    }

    double scoreOn(LocalDate day) {
        return asOf(day).score().score();
    }

    Assessment assess(LocalDate day, Ask ask) {
        Standing standing = asOf(day);
        return Assessment.of(standing, standing, ask);
    }
}
