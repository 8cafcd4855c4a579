package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Paged;
import dev.rapport.scoring.model.Component;
import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.outlook.Contribution;
import dev.rapport.scoring.outlook.Explanation;
import dev.rapport.scoring.outlook.Wording;

/**
 * Why a score is what it is.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param score the sum of the components' points
 * @param components what each brings, in the order of summing up
 * @param fading what silence alone took in the last 28 days, by component
 * @param overdue our promises past due and grace, those that cost most first
 * @param items what each interaction does to the score, the weightiest first; for what saturates and is shared, these
 *     need not add up to the score
 * @param page of the items
 * @param modelVersion of the arithmetic
 * @param numbersVersion of the agency's own numbers in it; 0 for the defaults
 */
public record ExplanationView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        double score,
        List<ComponentPart> components,
        List<FadingView> fading,
        List<OverdueView> overdue,
        List<ContributionView> items,
        Page.Links page,
        String modelVersion,
        long numbersVersion)
        implements Paged {

    /**
     * What a component brings.
     *
     * @param score of the component, 0 to 100
     * @param points of the total
     */
    public record ComponentPart(String component, double score, double points, String sentence) {
        static ComponentPart of(Dimension dimension, Component one) {
            return new ComponentPart(dimension.wireName(), one.score(), one.contribution(), Wording.of(dimension, one));
        }
    }

    /**
     * What silence took.
     *
     * @param points of the score that the component would have lost without any event in 28 days
     */
    public record FadingView(String component, double points, String sentence) {
        static FadingView of(Explanation.Fading one) {
            return new FadingView(one.dimension().wireName(), one.points(), Wording.of(one));
        }
    }

    /**
     * A promise of ours past due and grace.
     *
     * @param daysLate since it was due
     * @param points of the score that it costs through trust
     */
    public record OverdueView(UUID interactionId, LocalDate dueOn, long daysLate, double points, String sentence) {
        static OverdueView of(Explanation.Overdue one) {
            return new OverdueView(
                    UUID.fromString(one.commitment().id()),
                    one.commitment().dueOn(),
                    one.days(),
                    one.points(),
                    Wording.of(one));
        }
    }

    /**
     * What one interaction does: the score with it less the score without it.
     *
     * @param points of the score, below 0 where it harms; the sum of its components
     */
    public record ContributionView(
            UUID interactionId,
            Kind kind,
            LocalDate occurredOn,
            double points,
            ComponentPoints components,
            String sentence) {
        static ContributionView of(Contribution one, Standing standing) {
            return new ContributionView(
                    UUID.fromString(one.interaction().id()),
                    one.interaction().kind(),
                    one.interaction().occurredOn(),
                    one.points(),
                    ComponentPoints.of(one.components()),
                    Wording.of(one, standing));
        }
    }

    static ExplanationView of(
            UUID influencerId,
            UUID organizationId,
            Explanation explanation,
            Page<Contribution> contributions,
            long numbersVersion) {
        Standing standing = explanation.standing();
        Score score = standing.score();
        return new ExplanationView(
                influencerId,
                organizationId,
                standing.asOf(),
                score.score(),
                Stream.of(Dimension.values())
                        .map(dimension -> ComponentPart.of(dimension, score.of(dimension)))
                        .toList(),
                explanation.fading().stream().map(FadingView::of).toList(),
                explanation.overdue().stream().map(OverdueView::of).toList(),
                contributions.items().stream()
                        .map(one -> ContributionView.of(one, standing))
                        .toList(),
                contributions.page(),
                ModelConfig.MODEL_VERSION,
                numbersVersion);
    }
}
