package dev.rapport.scoring.readiness;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.ModelConfig;
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

    /** @param interests of the influencer, as fingerprints */
    Read read(int size, Double relevance, List<String> topics, List<String> interests) {
        RelevanceSource source = source(relevance, topics, interests);
        double fit =
                switch (source) {
                    case GIVEN -> relevance;
                    case DEFAULT -> ModelConfig.DEFAULT.relevance().assumed();
                    case TOPICS -> matched(topics, interests);
                };
        return new Read(new Ask(size, fit), source);
    }

    private static RelevanceSource source(Double relevance, List<String> topics, List<String> interests) {
        if (relevance != null) return RelevanceSource.GIVEN;
        // Where no interest is known, no topic can match: that says something about us, not about the ask.
        return topics != null && !interests.isEmpty() ? RelevanceSource.TOPICS : RelevanceSource.DEFAULT;
    }

    private double matched(List<String> said, List<String> interests) {
        List<String> topics = said.stream()
                .map(topic -> Fingerprint.of(agency.id(), topic))
                .distinct()
                .toList();
        return topics.stream().filter(interests::contains).count() / (double) topics.size();
    }
}
