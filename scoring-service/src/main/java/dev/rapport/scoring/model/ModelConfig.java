package dev.rapport.scoring.model;

/**
 * The numbers of the model. What one interaction of a kind is worth is not among them: that is the meaning of the kind
 * and changes only with {@link #MODEL_VERSION}.
 */
public record ModelConfig(
        PerDimension weights,
        PerDimension doubt,
        Fading fading,
        Caps caps,
        Promises promises,
        Relevance relevance,
        Gifts gifts,
        Conversation conversation,
        Balance balance,
        Stages stages,
        Windows windows,
        Needs needs,
        Limits limits,
        Surveys surveys) {

    /** Names the arithmetic; it changes whenever the same interactions would give another score. */
    public static final String MODEL_VERSION = "2026.1";

    public static final ModelConfig DEFAULT = new ModelConfig(
            new PerDimension(0.40, 0.25, 0.15, 0.10, 0.10),
            new PerDimension(8, 4, 4, 3, 3),
            new Fading(180, 120),
            new Caps(1.5, 1.5, 3, 2, 2),
            new Promises(5, 2, 7, 1),
            new Relevance(0.7, 1, 0.8, 0.3, 0),
            new Gifts(1, 28, 0.25, 0.75),
            new Conversation(0.25, 0.2, 3),
            new Balance(0.5, 0.5, 0.5, 0.5, 0.5, 2),
            new Stages(10, 25, 45, 65),
            new Windows(28, 63, 182, 364),
            new Needs(0.3, 0.6, 0.5, 20, 5, 7, 0.5, 5, 7, 3, 3),
            new Limits(1, 1, 2, 2, 1),
            new Surveys(0));

    /** One number for each component: its share of the total, or the doubt that evidence must outweigh. */
    public record PerDimension(
            double trust, double reciprocity, double engagement, double familiarity, double controlMutuality) {

        double of(Dimension dimension) {
            return switch (dimension) {
                case TRUST -> trust;
                case RECIPROCITY -> reciprocity;
                case ENGAGEMENT -> engagement;
                case FAMILIARITY -> familiarity;
                case CONTROL_MUTUALITY -> controlMutuality;
            };
        }
    }

    /** Days in which evidence fades by half (Navarro et al. 2017: ties that come in bursts decay). */
    public record Fading(double halfLifeDays, double researchHalfLifeDays) {}

    /** The most that good evidence of one ISO week can count for: a burst must not buy trust. */
    public record Caps(double trust, double given, double received, double inbound, double research) {}

    /** How much worse than a kept promise is good a broken or late one is; being late by the half-life halves it. */
    public record Promises(double brokenFactor, double lateFactor, double lateHalfLifeDays, double graceDays) {}

    /** How relevant help was, by its outcome or, where nothing is known, assumed. */
    public record Relevance(double assumed, double used, double welcomed, double ignored, double unwelcome) {

        double of(Outcome outcome) {
            return switch (outcome) {
                case USED -> used;
                case WELCOMED -> welcomed;
                case IGNORED -> ignored;
                case UNWELCOME -> unwelcome;
            };
        }
    }

    /** Unsolicited gifts: how many a window bears, what those count for, and what each one more costs. */
    public record Gifts(double free, int windowDays, double credit, double penalty) {}

    /** What an ask costs them, and how far we may write more than they do before it is talking at them. */
    public record Conversation(double askBurden, double outboundPenalty, double inboundAllowance) {}

    /**
     * The balance of giving and taking. Giving ahead counts by {@code surplusCredit}; a share off by {@code fullyOff}
     * is wholly out of balance, less so by {@code givingMoreFactor} where it is we who give more; what is exchanged
     * without an agreement counts by {@code unagreedFactor}.
     */
    public record Balance(
            double unagreedShare,
            double surplusCredit,
            double fullyOff,
            double givingMoreFactor,
            double unagreedFactor,
            double boundaryFactor) {}

    /** The scores from which on a relationship is at a stage. */
    public record Stages(double aware, double building, double trusted, double partner) {}

    /** How many days an assessment looks back. */
    public record Windows(int recentDays, int repairDays, int halfYearDays, int yearDays) {}

    /** What an ask needs; many grow with its size. */
    public record Needs(
            double leastRelevance,
            double goodRelevance,
            double usefulGiven,
            double familiarity,
            double familiarityPerSize,
            double daysPerSize,
            double givenAheadPerSize,
            double trust,
            double trustPerSize,
            int followThroughFromSize,
            double breachSeverity) {}

    /** How much pressure is still fine. */
    public record Limits(
            double unansweredAsks,
            double unansweredFollowUps,
            double recentGifts,
            double asksWithoutGiving,
            double asksSinceHeard) {}

    /**
     * What the best answer in a survey is worth as evidence, in units of a promise kept, from 0 to 3; the worst one is
     * worth as much against. 0: surveys are shown beside the score, and no part of it.
     */
    public record Surveys(double weight) {}
}
