package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Verdict;

/**
 * Something to do, and what it would lead to.
 *
 * @param on the day it shows: today for what is done today, the day to wait for otherwise
 * @param removes the reasons that it takes away
 * @param eases the reasons that it brings closer to what is needed, without taking them away
 * @param commitmentId the promise to keep, where there is one
 * @param verdictAfter on that day; of {@link Action#ASK}, on the ask itself
 * @param scoreAfter on that day
 */
public record Advice(
        Action action,
        LocalDate on,
        List<Rule> removes,
        List<Rule> eases,
        Optional<String> commitmentId,
        Verdict verdictAfter,
        double scoreAfter) {

    public Advice {
        removes = List.copyOf(removes);
        eases = List.copyOf(eases);
    }
}
