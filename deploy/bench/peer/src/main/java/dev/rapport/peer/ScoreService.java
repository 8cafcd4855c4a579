package dev.rapport.peer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ScoreService {

    private final ScoreRepository scores;
    private final ProcessedEventRepository processed;

    ScoreService(ScoreRepository scores, ProcessedEventRepository processed) {
        this.scores = scores;
        this.processed = processed;
    }

    /** Once, however often the event is told. */
    @Transactional
    void fold(String agency, InteractionTold told) {
        String event = told.id() + ":" + told.version();
        if (processed.existsById(event)) return;
        processed.save(new ProcessedEvent(event, Instant.now()));
        Score score = scores.findByAgencyAndInfluencerId(agency, told.influencerId())
                .orElseGet(() -> scores.save(new Score(agency, told.influencerId())));
        score.fold(told);
    }

    @Transactional(readOnly = true)
    Optional<ScoreView> find(String agency, UUID influencer) {
        return scores.findByAgencyAndInfluencerId(agency, influencer).map(score -> score.view(Instant.now()));
    }
}
