package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.outlook.Action;
import dev.rapport.scoring.outlook.Advice;
import dev.rapport.scoring.outlook.Wording;

/**
 * Something to do before an ask, and what it was found to lead to.
 *
 * @param why in a sentence
 * @param on the day of verdict and score: the day asked for, or the one to wait for
 * @param removes the reasons against the ask that it takes away
 * @param eases those it brings closer to what is needed, without taking them away
 * @param commitmentId the promise to keep, where there is one
 * @param verdictAfter on that day; of ASK, on the ask itself
 * @param scoreAfter on that day
 */
public record AdviceView(
        Action action,
        String why,
        LocalDate on,
        List<Rule> removes,
        List<Rule> eases,
        UUID commitmentId,
        Verdict verdictAfter,
        double scoreAfter) {

    static AdviceView of(Advice advice) {
        return new AdviceView(
                advice.action(),
                Wording.of(advice),
                advice.on(),
                advice.removes(),
                advice.eases(),
                advice.commitmentId().map(UUID::fromString).orElse(null),
                advice.verdictAfter(),
                advice.scoreAfter());
    }
}
