package dev.rapport.scoring.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import dev.rapport.scoring.model.ModelConfig;

/**
 * The numbers of the model as sent and answered, by the names that {@link ModelConfig} explains them under. Within these
 * bounds and the {@link NumberRule}s all that the model promises stays true, whatever an agency sets.
 */
public record Numbers(
        @NotNull @Valid Weights weights,
        @NotNull @Valid Doubt doubt,
        @NotNull @Valid Fading fading,
        @NotNull @Valid Caps caps,
        @NotNull @Valid Promises promises,
        @NotNull @Valid Relevance relevance,
        @NotNull @Valid Gifts gifts,
        @NotNull @Valid Conversation conversation,
        @NotNull @Valid Balance balance,
        @NotNull @Valid Stages stages,
        @NotNull @Valid Windows windows,
        @NotNull @Valid Needs needs,
        @NotNull @Valid Limits limits,
        @NotNull @Valid Surveys surveys) {

    /** What share of the total each component has; together 1. */
    public record Weights(
            @NotNull @DecimalMin("0") @DecimalMax("1") Double trust,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double reciprocity,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double engagement,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double familiarity,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double controlMutuality) {}

    /** What evidence must outweigh; never nothing, or a stranger's score would be 0 of 0. */
    public record Doubt(
            @NotNull @DecimalMin("1.5") @DecimalMax("50") Double trust,
            @NotNull @DecimalMin("0.5") @DecimalMax("50") Double reciprocity,
            @NotNull @DecimalMin("0.5") @DecimalMax("50") Double engagement,
            @NotNull @DecimalMin("0.5") @DecimalMax("50") Double familiarity,
            @NotNull @DecimalMin("0.5") @DecimalMax("50") Double controlMutuality) {}

    /** Days. */
    public record Fading(
            @NotNull @DecimalMin("14") @DecimalMax("1825") Double halfLifeDays,
            @NotNull @DecimalMin("14") @DecimalMax("1825") Double researchHalfLifeDays) {}

    /** Units of evidence a week. */
    public record Caps(
            @NotNull @DecimalMin("0.5") @DecimalMax("10") Double trust,
            @NotNull @DecimalMin("0.5") @DecimalMax("10") Double given,
            @NotNull @DecimalMin("0.5") @DecimalMax("10") Double received,
            @NotNull @DecimalMin("0.5") @DecimalMax("10") Double inbound,
            @NotNull @DecimalMin("0.5") @DecimalMax("10") Double research) {}

    /** Factors on the good that keeping it would do, and days. */
    public record Promises(
            @NotNull @DecimalMin("1") @DecimalMax("20") Double brokenFactor,
            @NotNull @DecimalMin("0") @DecimalMax("20") Double lateFactor,
            @NotNull @DecimalMin("1") @DecimalMax("90") Double lateHalfLifeDays,
            @NotNull @DecimalMin("0") @DecimalMax("30") Double graceDays) {}

    /** @param used fixed: were it less, help that they used could cost trust in a busy week */
    public record Relevance(
            @NotNull @DecimalMin("0") @DecimalMax("1") Double assumed,
            @NotNull @DecimalMin("1") @DecimalMax("1") Double used,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double welcomed,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double ignored,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double unwelcome) {}

    /**
     * @param free at most one, and
     * @param windowDays at least four weeks: a second gift within them must never raise a score
     */
    public record Gifts(
            @NotNull @DecimalMin("0") @DecimalMax("1") Double free,
            @NotNull @Min(28) @Max(365) Integer windowDays,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double credit,
            @NotNull @DecimalMin("0") @DecimalMax("5") Double penalty) {}

    /** Factors. */
    public record Conversation(
            @NotNull @DecimalMin("0") @DecimalMax("2") Double askBurden,
            @NotNull @DecimalMin("0") @DecimalMax("2") Double outboundPenalty,
            @NotNull @DecimalMin("0") @DecimalMax("20") Double inboundAllowance) {}

    /** Shares and factors. */
    public record Balance(
            @NotNull @DecimalMin("0.05") @DecimalMax("0.95") Double unagreedShare,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double surplusCredit,
            @NotNull @DecimalMin("0.1") @DecimalMax("1") Double fullyOff,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double givingMoreFactor,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double unagreedFactor,
            @NotNull @DecimalMin("0") @DecimalMax("20") Double boundaryFactor) {}

    /** Points of the score. */
    public record Stages(
            @NotNull @DecimalMin("1") @DecimalMax("99") Double aware,
            @NotNull @DecimalMin("1") @DecimalMax("99") Double building,
            @NotNull @DecimalMin("1") @DecimalMax("99") Double trusted,
            @NotNull @DecimalMin("1") @DecimalMax("99") Double partner) {}

    /** Days. */
    public record Windows(
            @NotNull @Min(7) @Max(91) Integer recentDays,
            @NotNull @Min(14) @Max(182) Integer repairDays,
            @NotNull @Min(91) @Max(365) Integer halfYearDays,
            @NotNull @Min(182) @Max(1095) Integer yearDays) {}

    /**
     * @param givenAheadPerSize more than nothing: otherwise the first gift would reveal a debt, and worsen the verdict
     * @param trust with five times trustPerSize at most 60: above, help that is relevant but not wholly so can cost trust
     */
    public record Needs(
            @NotNull @DecimalMin("0") @DecimalMax("1") Double leastRelevance,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double goodRelevance,
            @NotNull @DecimalMin("0.1") @DecimalMax("5") Double usefulGiven,
            @NotNull @DecimalMin("0") @DecimalMax("40") Double familiarity,
            @NotNull @DecimalMin("0") @DecimalMax("8") Double familiarityPerSize,
            @NotNull @DecimalMin("1") @DecimalMax("60") Double daysPerSize,
            @NotNull @DecimalMin("0.1") @DecimalMax("5") Double givenAheadPerSize,
            @NotNull @DecimalMin("0") @DecimalMax("20") Double trust,
            @NotNull @DecimalMin("0") @DecimalMax("8") Double trustPerSize,
            @NotNull @Min(1) @Max(5) Integer followThroughFromSize,
            @NotNull @DecimalMin("0.5") @DecimalMax("15") Double breachSeverity) {}

    /** Counts. */
    public record Limits(
            @NotNull @DecimalMin("0") @DecimalMax("10") Double unansweredAsks,
            @NotNull @DecimalMin("0") @DecimalMax("10") Double unansweredFollowUps,
            @NotNull @DecimalMin("0") @DecimalMax("10") Double recentGifts,
            @NotNull @DecimalMin("0") @DecimalMax("10") Double asksWithoutGiving,
            @NotNull @DecimalMin("0") @DecimalMax("10") Double asksSinceHeard) {}

    /** @param weight units of evidence in the best answer, and against in the worst; 0: surveys do not count */
    public record Surveys(@NotNull @DecimalMin("0") @DecimalMax("3") Double weight) {}

    static Numbers of(ModelConfig config) {
        return SettingsJson.convert(config, Numbers.class);
    }

    ModelConfig config() {
        return SettingsJson.convert(this, ModelConfig.class);
    }
}
