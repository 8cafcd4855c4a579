package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Our promises still to be kept, by id; those past their grace weigh on trust without any event. */
record OpenPromises(List<Interaction> all, List<Interaction> overdue, double burden) {

    static OpenPromises of(List<Interaction> live, LocalDate day, ModelConfig.Promises promises) {
        List<Interaction> all = new ArrayList<>();
        List<Interaction> overdue = new ArrayList<>();
        double burden = 0;
        for (Interaction interaction : live) {
            if (interaction.isPromiseBy(Party.US) && interaction.isOpenOn(day)) {
                all.add(interaction);
                double late = ChronoUnit.DAYS.between(interaction.dueOn(), day) - promises.graceDays();
                if (late > 0) {
                    overdue.add(interaction);
                    burden += promises.brokenFactor()
                            * interaction.importanceOrDefault()
                            * (1 - Decay.halved(late, promises.lateHalfLifeDays()));
                }
            }
        }
        return new OpenPromises(List.copyOf(all), List.copyOf(overdue), burden);
    }

    /** The next day on which one of them becomes overdue if nothing happens. */
    Optional<LocalDate> nextOverdue(ModelConfig.Promises promises) {
        long grace = (long) Math.floor(promises.graceDays());
        return all.stream()
                .filter(promise -> !overdue.contains(promise))
                .map(promise -> promise.dueOn().plusDays(grace + 1))
                .min(Comparator.naturalOrder());
    }
}
