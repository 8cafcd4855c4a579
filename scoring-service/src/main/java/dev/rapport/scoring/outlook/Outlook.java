package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.List;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Standing;

/**
 * A relationship and the whole agency's, which may be one and the same, to try out what would be if.
 *
 * @param relationship that asks
 * @param wholeAgency whose pressure counts: the influencer has one inbox
 */
public record Outlook(Relationship relationship, Relationship wholeAgency) {

    public Standing standing(LocalDate day) {
        return relationship.asOf(day);
    }

    public Assessment assess(Ask ask, LocalDate day) {
        return assess(ask, relationship.asOf(day));
    }

    Assessment assess(Ask ask, Standing standing) {
        return Assessment.of(standing, alone() ? standing : wholeAgency.asOf(standing.asOf()), ask);
    }

    /** If these happened too, or happened so. */
    public Outlook with(List<Interaction> more) {
        Relationship own = relationship.with(more);
        return new Outlook(own, alone() ? own : wholeAgency.with(more));
    }

    /** If nothing had happened since that day. */
    public Outlook until(LocalDate day) {
        Relationship own = relationship.until(day);
        return new Outlook(own, alone() ? own : wholeAgency.until(day));
    }

    private boolean alone() {
        return relationship == wholeAgency;
    }
}
