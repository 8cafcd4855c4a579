package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Paged;
import dev.rapport.scoring.ledger.Campaign;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.outlook.Readiness;
import dev.rapport.scoring.outlook.Wording;
import dev.rapport.scoring.readiness.AssessmentView.AskView;
import dev.rapport.scoring.readiness.CampaignReadiness.Candidate;

/**
 * Who of a campaign can be asked, who must be prepared, and who is to be left out.
 *
 * @param asOf UTC date on which this was judged
 * @param launchOn of the campaign
 * @param judgedOn the day taken for that of the launch: today where it is past, a year from now where it is later still
 * @param note says so, where that is not the launch
 * @param counts over all influencers, on whatever page
 * @param influencers of this page: those to ask, then those to prepare, then those to leave out; of each, first whose
 *     earliest reasonable day lies nearest to the launch, and then the highest score
 * @param leaveOut all who are to be left out, on whatever page
 */
public record CampaignReadinessView(
        UUID campaignId,
        UUID organizationId,
        LocalDate asOf,
        LocalDate launchOn,
        LocalDate judgedOn,
        String note,
        CampaignAsk ask,
        CampaignCounts counts,
        List<CampaignInfluencer> influencers,
        List<UUID> leaveOut,
        Page.Links page)
        implements Paged {

    /**
     * What the campaign asks for.
     *
     * @param topics how many it is about; they are matched with each influencer's interests
     */
    public record CampaignAsk(int size, int topics) {}

    /**
     * How many of the influencers.
     *
     * @param unknown are deleted, or unknown here; they have no verdict
     * @param reasonable could be asked today
     * @param reasonableOnLaunch could be asked at the launch if nothing more happens
     * @param readyByLaunch can be asked at the launch if each one's plan is followed
     */
    public record CampaignCounts(
            int influencers,
            int unknown,
            int reasonable,
            int premature,
            int spammy,
            int reasonableOnLaunch,
            int prematureOnLaunch,
            int spammyOnLaunch,
            int readyByLaunch,
            int askNow,
            int prepare,
            int leaveOut) {

        static CampaignCounts of(List<Candidate> all) {
            return new CampaignCounts(
                    all.size(),
                    count(all, one -> !one.isKnown()),
                    today(all, Verdict.REASONABLE),
                    today(all, Verdict.PREMATURE),
                    today(all, Verdict.SPAMMY),
                    onLaunch(all, Verdict.REASONABLE),
                    onLaunch(all, Verdict.PREMATURE),
                    onLaunch(all, Verdict.SPAMMY),
                    count(all, one -> one.isKnown() && one.readiness().readyByLaunch()),
                    count(all, one -> one.course() == Readiness.Course.ASK_NOW),
                    count(all, one -> one.course() == Readiness.Course.PREPARE),
                    count(all, one -> one.course() == Readiness.Course.LEAVE_OUT));
        }

        private static int today(List<Candidate> all, Verdict verdict) {
            return count(all, one -> one.isKnown() && one.readiness().now().verdict() == verdict);
        }

        private static int onLaunch(List<Candidate> all, Verdict verdict) {
            return count(all, one -> one.isKnown() && one.readiness().onLaunch().verdict() == verdict);
        }

        private static int count(List<Candidate> all, Predicate<Candidate> which) {
            return (int) all.stream().filter(which).count();
        }
    }

    /**
     * One of the influencers. Of one who is deleted, or unknown here, there is nothing but the advice.
     *
     * @param ask as judged
     * @param verdict today
     * @param reasons what speaks against the ask today
     * @param verdictOnLaunch if nothing more happens
     * @param readyByLaunch whether the ask is reasonable at the launch if their plan is followed; see /v1/plans
     * @param earliestReasonableOn the first day, if the plan is followed; absent where no way was found within a year
     * @param why in a sentence
     */
    public record CampaignInfluencer(
            UUID influencerId,
            Readiness.Course advice,
            String why,
            AskView ask,
            Verdict verdict,
            List<Reason> reasons,
            Verdict verdictOnLaunch,
            Boolean readyByLaunch,
            LocalDate earliestReasonableOn,
            Double score,
            Stage stage) {

        private static final String UNKNOWN = "Nobody with this id is known here: deleted, or not heard of yet.";

        static CampaignInfluencer of(Candidate one) {
            return one.isKnown() ? known(one) : unknown(one);
        }

        private static CampaignInfluencer known(Candidate one) {
            Readiness readiness = one.readiness();
            Score score = readiness.standing().score();
            return new CampaignInfluencer(
                    one.id(),
                    one.course(),
                    Wording.of(readiness),
                    one.read().view(),
                    readiness.now().verdict(),
                    readiness.now().reasons(),
                    readiness.onLaunch().verdict(),
                    readiness.readyByLaunch(),
                    readiness.reasonableOn().orElse(null),
                    score.score(),
                    score.stage());
        }

        private static CampaignInfluencer unknown(Candidate one) {
            return new CampaignInfluencer(
                    one.id(), one.course(), UNKNOWN, null, null, null, null, null, null, null, null);
        }
    }

    static CampaignReadinessView of(CampaignReadiness judged, Page<Candidate> page) {
        Campaign campaign = judged.cast().campaign();
        return new CampaignReadinessView(
                campaign.id(),
                campaign.organizationId(),
                judged.today(),
                campaign.launchOn(),
                judged.judgedOn(),
                note(campaign.launchOn(), judged.judgedOn()),
                new CampaignAsk(campaign.askSize(), campaign.topics().size()),
                CampaignCounts.of(judged.candidates()),
                page.items().stream().map(CampaignInfluencer::of).toList(),
                judged.candidates().stream()
                        .filter(one -> one.course() == Readiness.Course.LEAVE_OUT)
                        .map(Candidate::id)
                        .toList(),
                page.page());
    }

    private static String note(LocalDate launch, LocalDate judgedOn) {
        if (launch.equals(judgedOn)) return null;
        return launch.isBefore(judgedOn)
                ? "The launch is past: all is judged as if it were today."
                : "The launch is more than a year ahead: all is judged as if it were in a year.";
    }
}
