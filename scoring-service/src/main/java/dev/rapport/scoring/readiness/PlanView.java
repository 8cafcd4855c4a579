package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.rapport.scoring.ledger.Campaign;
import dev.rapport.scoring.ledger.Campaigns;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.outlook.Action;
import dev.rapport.scoring.outlook.Plan;
import dev.rapport.scoring.outlook.Wording;
import dev.rapport.scoring.readiness.AssessmentView.AskView;

/**
 * How to get ready for a launch.
 *
 * @param campaignId where the plan is a campaign's
 * @param asOf UTC date on which the first steps can be taken
 * @param plans one for each influencer, in the order asked for
 * @param unknown influencers of the campaign who are deleted, or unknown here: there is no plan for them; absent where
 *     there is none
 */
public record PlanView(
        UUID campaignId,
        UUID organizationId,
        LocalDate asOf,
        LocalDate launchOn,
        PlanSummary summary,
        List<InfluencerPlan> plans,
        List<UUID> unknown) {

    /**
     * How many of the influencers.
     *
     * @param reasonableNow could be asked today
     * @param readyByLaunch can be asked on the day of launch if their plan is followed
     * @param readyLater become ready, but not by then
     * @param noWay do not become ready by any plan that was found
     */
    public record PlanSummary(int influencers, int reasonableNow, int readyByLaunch, int readyLater, int noWay) {
        static PlanSummary of(List<InfluencerPlan> plans) {
            int ready = count(plans, InfluencerPlan::readyByLaunch);
            int never = count(plans, one -> !one.readyByLaunch() && one.earliestReasonableOn() == null);
            int now = count(plans, one -> one.verdict() == Verdict.REASONABLE);
            return new PlanSummary(plans.size(), now, ready, plans.size() - ready - never, never);
        }

        private static int count(List<InfluencerPlan> plans, Predicate<InfluencerPlan> which) {
            return (int) plans.stream().filter(which).count();
        }
    }

    /**
     * The plan for one.
     *
     * @param verdict now
     * @param reasons what speaks against the ask now
     * @param verdictOnLaunch on the day of launch if the steps up to then are taken
     * @param readyByLaunch whether that is REASONABLE
     * @param earliestReasonableOn the first day, if the steps are taken; absent where no way was found within a year
     * @param steps at most one a week
     */
    public record InfluencerPlan(
            UUID influencerId,
            AskView ask,
            Verdict verdict,
            List<Reason> reasons,
            Verdict verdictOnLaunch,
            boolean readyByLaunch,
            LocalDate earliestReasonableOn,
            List<StepView> steps) {

        static InfluencerPlan of(UUID id, AskReader.Read read, Plan plan) {
            return new InfluencerPlan(
                    id,
                    read.view(),
                    plan.now().verdict(),
                    plan.now().reasons(),
                    plan.atLaunch().verdict(),
                    plan.ready(),
                    plan.reasonableOn().orElse(null),
                    plan.steps().stream().map(StepView::of).toList());
        }
    }

    /**
     * One action.
     *
     * @param weekOf the first day of its week
     * @param why in a sentence
     * @param removes the reasons that are gone a week later because of it
     * @param eases those it brings closer to what is needed
     * @param commitmentId the promise to keep, where there is one
     */
    public record StepView(
            LocalDate weekOf, Action action, String why, List<Rule> removes, List<Rule> eases, UUID commitmentId) {
        static StepView of(Plan.Step step) {
            return new StepView(
                    step.on(),
                    step.action(),
                    Wording.of(step),
                    step.removes(),
                    step.eases(),
                    step.commitmentId().map(UUID::fromString).orElse(null));
        }
    }

    static PlanView of(NewPlan said, LocalDate asOf, List<InfluencerPlan> plans) {
        return new PlanView(null, said.organizationId(), asOf, said.launchOn(), PlanSummary.of(plans), plans, null);
    }

    static PlanView of(Campaigns.Cast cast, LocalDate asOf, List<InfluencerPlan> plans) {
        Campaign campaign = cast.campaign();
        List<UUID> unknown = cast.unknown();
        return new PlanView(
                campaign.id(),
                campaign.organizationId(),
                asOf,
                campaign.launchOn(),
                PlanSummary.of(plans),
                plans,
                unknown.isEmpty() ? null : unknown);
    }
}
