package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.Optional;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Survey;

/**
 * What they answered last about the relationship: each from 1, does not agree at all, to 9, agrees entirely; absent where
 * it was not asked. The scales are those of Hon and Grunig (1999).
 *
 * @param answeredOn UTC date
 * @param counts whether the score takes it as evidence; otherwise it only stands beside it
 */
public record SurveyView(
        LocalDate answeredOn,
        Integer trust,
        Integer controlMutuality,
        Integer satisfaction,
        Integer commitment,
        boolean counts) {

    static Optional<SurveyView> of(Standing standing) {
        return standing.survey().map(survey -> of(survey, standing.counts(survey)));
    }

    private static SurveyView of(Interaction one, boolean counts) {
        Survey said = one.survey();
        return new SurveyView(
                one.occurredOn(),
                said.trust(),
                said.controlMutuality(),
                said.satisfaction(),
                said.commitment(),
                counts);
    }
}
