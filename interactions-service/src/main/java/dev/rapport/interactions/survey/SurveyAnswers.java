package dev.rapport.interactions.survey;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How far somebody agrees with four sets of statements on a relationship, each from 1 (not at all) to 9 (entirely): the
 * mean of a set's items, rounded. The sets are those of Hon and Grunig (1999), "Guidelines for Measuring Relationships
 * in Public Relations". A set that was not asked is absent; one at least is there.
 *
 * @param trust that the organization is fair, does what it says, and can
 * @param controlMutuality that each side has its rightful say
 * @param satisfaction that the relationship does them good
 * @param commitment that it is worth the effort of keeping it up
 */
@Embeddable
public record SurveyAnswers(
        @Min(1) @Max(9) Integer trust,
        @Min(1) @Max(9) Integer controlMutuality,
        @Min(1) @Max(9) Integer satisfaction,
        @Min(1) @Max(9) Integer commitment) {

    boolean none() {
        return trust == null && controlMutuality == null && satisfaction == null && commitment == null;
    }
}
