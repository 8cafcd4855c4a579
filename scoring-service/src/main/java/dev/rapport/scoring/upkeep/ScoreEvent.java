package dev.rapport.scoring.upkeep;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.outbox.Event;
import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.scores.ScoreView;
import dev.rapport.scoring.scores.StoredScore;

/**
 * What is told on the topic {@code scores} when a relationship changes its stage, falls at risk or recovers, or a promise
 * of ours becomes overdue or is settled. The form is described in {@code contract/}.
 *
 * @param id of the relationship: the same whenever it is told of
 * @param organizationId absent for the view over all organizations of the agency
 * @param changed what is other than it was told before
 * @param before as it was told before; a relationship nobody was told of was a stranger's
 */
public record ScoreEvent(
        UUID id,
        long version,
        boolean deleted,
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        double score,
        double confidence,
        double trend,
        Stage stage,
        boolean atRisk,
        int overdue,
        List<String> changed,
        State before,
        String modelVersion,
        long numbersVersion) {

    private static final String TOPIC = "scores";
    private static final String TYPE = "dev.rapport.scoring.score.v1";

    /** What subscribers wait for. */
    public record State(Stage stage, boolean atRisk, int overdue) {

        static final State NEVER_TOLD = new State(Stage.STRANGER, false, 0);

        static State of(StoredScore score) {
            ScoreView view = score.view();
            return new State(view.stage(), view.atRisk(), view.overdue());
        }

        List<String> changedSince(State before) {
            List<String> changed = new ArrayList<>();
            if (stage != before.stage) changed.add("stage");
            if (atRisk != before.atRisk) changed.add("atRisk");
            if (overdue != before.overdue) changed.add("overdue");
            return changed;
        }
    }

    static ScoreEvent of(StoredScore score, State before, boolean deleted) {
        ScoreView view = score.view();
        return new ScoreEvent(
                idOf(score),
                score.version(),
                deleted,
                view.influencerId(),
                view.organizationId(),
                view.asOf(),
                view.score(),
                view.confidence(),
                view.trend(),
                view.stage(),
                view.atRisk(),
                view.overdue(),
                State.of(score).changedSince(before),
                before,
                view.modelVersion(),
                view.numbersVersion());
    }

    /** Made of what it stands for, so that it outlives the database. */
    private static UUID idOf(StoredScore score) {
        String relationship = score.agency()
                + '/'
                + score.key().organization()
                + '/'
                + score.key().influencer().id();
        return UUID.nameUUIDFromBytes(relationship.getBytes(StandardCharsets.UTF_8));
    }

    Event told() {
        return new Event(TOPIC, TYPE, id, version, influencerId, this);
    }
}
