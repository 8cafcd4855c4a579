package dev.rapport.scoring.readiness;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.ledger.Campaign;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.readiness.AssessmentView.AskView;
import dev.rapport.scoring.readiness.AssessmentView.RelevanceSource;

/** Reads what is asked for: how well it fits is said, or matched by topics with the influencer's interests. */
@ApplicationScoped
class AskReader {

    @Inject
    Agency agency;

    /** An ask as judged. */
    record Read(Ask ask, RelevanceSource source) {
        AskView view() {
            return new AskView(ask.size(), ask.relevance(), source);
        }
    }

    /** @param pointer of the object in the body that holds relevance and topics; empty for the body itself */
    static void check(Double relevance, List<String> topics, String pointer) {
        if (relevance != null && topics != null) {
            throw Refusal.invalid(pointer + "/topics", "not_both", "Give either relevance or topics.");
        }
    }

    /** @param history with the influencer who would be asked */
    Read read(int size, Double relevance, List<String> topics, Ledger.History history) {
        return judged(size, relevance, topics == null ? null : fingerprints(topics), history);
    }

    /** What a campaign asks for; its topics are fingerprints already. */
    static Read read(Campaign campaign, Ledger.History history) {
        List<String> topics = campaign.topics().isEmpty() ? null : campaign.topics();
        return judged(campaign.askSize(), null, topics, history);
    }

    private static Read judged(int size, Double relevance, List<String> topics, Ledger.History history) {
        List<String> interests = history.interests();
        RelevanceSource source = source(relevance, topics, interests);
        double fit =
                switch (source) {
                    case GIVEN -> relevance;
                    case DEFAULT -> history.relationship().config().relevance().assumed();
                    case TOPICS -> matched(topics, interests);
                };
        return new Read(new Ask(size, fit), source);
    }

    private static RelevanceSource source(Double relevance, List<String> topics, List<String> interests) {
        if (relevance != null) return RelevanceSource.GIVEN;
        // Where no interest is known, no topic can match: that says something about us, not about the ask.
        return topics != null && !interests.isEmpty() ? RelevanceSource.TOPICS : RelevanceSource.DEFAULT;
    }

    private List<String> fingerprints(List<String> topics) {
        return topics.stream()
                .map(topic -> Fingerprint.of(agency.id(), topic))
                .distinct()
                .toList();
    }

    private static double matched(List<String> topics, List<String> interests) {
        return topics.stream().filter(interests::contains).count() / (double) topics.size();
    }
}
