package dev.rapport.scoring.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.scores.ScoreView;
import dev.rapport.scoring.scores.StoredScore;
import dev.rapport.scoring.scores.Verdicts;

/**
 * A score that was stored and is other than before.
 *
 * @param now as stored, and as it last was where it has ended
 * @param old null where there was none
 * @param ended whether there is none any more
 */
public record ScoreChange(StoredScore now, StoredScore old, boolean ended) {

    public String agency() {
        return now.agency();
    }

    public UUID influencerId() {
        return now.view().influencerId();
    }

    /** Null for the view over all organizations of the agency. */
    public UUID organizationId() {
        return now.view().organizationId();
    }

    public ScoreView view() {
        return now.view();
    }

    /** A relationship that nobody knew was a stranger's. */
    public ScoreEvent.State before() {
        return old == null ? ScoreEvent.State.NEVER_TOLD : ScoreEvent.State.of(old);
    }

    /** 0 where there was none. */
    public double scoreBefore() {
        return old == null ? 0 : old.view().score();
    }

    /** Of score (in whole points), stage, atRisk, overdue and verdicts those that a page would show otherwise than before. */
    public List<String> visible() {
        if (ended) return List.of();
        List<String> visible = new ArrayList<>();
        if (Math.round(view().score()) != Math.round(scoreBefore())) visible.add("score");
        visible.addAll(changed());
        Verdicts were = old == null ? null : old.verdicts();
        if (were != null && !were.equals(now.verdicts())) visible.add("verdicts");
        return visible;
    }

    /** Of stage, atRisk and overdue those that are other than before. */
    public List<String> changed() {
        return ended ? List.of() : ScoreEvent.State.of(now).changedSince(before());
    }
}
