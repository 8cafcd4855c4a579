package dev.rapport.interactions.survey;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What an influencer answered, as sent by the caller.
 *
 * @param answeredOn day (UTC), not in the future; today where absent
 * @param summary up to 2,000 characters; stays here
 * @param externalId key in the agency's own system, unique within the agency
 */
public record NewSurvey(
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        LocalDate answeredOn,
        @NotNull @Valid SurveyAnswers answers,
        @Size(max = 2000) String summary,
        @Size(min = 1, max = 200) String externalId) {}
