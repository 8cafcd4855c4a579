package dev.rapport.interactions.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A survey as answered.
 *
 * @param version counts from 1; the ETag
 * @param influencerId as they are found now
 * @param formerInfluencerId the id that it was written down under, where that one was merged into another; else absent
 */
public record SurveyView(
        UUID id,
        long version,
        UUID organizationId,
        UUID influencerId,
        UUID formerInfluencerId,
        LocalDate answeredOn,
        SurveyAnswers answers,
        String summary,
        String externalId,
        Instant createdAt,
        Instant updatedAt) {

    static SurveyView of(Survey survey) {
        NewSurvey said = survey.described();
        return new SurveyView(
                survey.id(),
                survey.version(),
                said.organizationId(),
                said.influencerId(),
                survey.formerInfluencerId(),
                said.answeredOn(),
                said.answers(),
                said.summary(),
                said.externalId(),
                survey.createdAt(),
                survey.updatedAt());
    }
}
