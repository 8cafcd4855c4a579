package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Standing;

/**
 * The score of a relationship as last computed.
 *
 * @param key which relationship it is of
 * @param view as it is answered
 * @param verdicts what would be said of an ask; null where a release before this one has stored it
 * @param dueOn the next day on which an open promise becomes overdue, and with it the score another; null: none will
 * @param version of the last event that told of it; 0 where nothing was told yet
 */
public record StoredScore(Key key, ScoreView view, Verdicts verdicts, LocalDate dueOn, long version) {

    /**
     * What is stored is made by this: the model, and what is said beside the score, such as trend and risk. To be raised
     * whenever the same ledger would be stored otherwise; a release with another recipe makes all stored scores anew.
     */
    public static final String RECIPE = ModelConfig.MODEL_VERSION + "/2";

    /** Stands for all organizations of the agency: part of a key, it cannot be null. */
    static final UUID WHOLE_AGENCY = new UUID(0, 0);

    /**
     * @param standing of the relationship today
     * @param wholeAgency how the whole agency stands with them today
     * @param organizationId null for the view over all organizations of the agency
     * @param cadenceMaxDays the longest silence the contact may take; null where no cadence is set
     */
    public static StoredScore of(
            ContactKey influencer,
            UUID organizationId,
            Relationship relationship,
            Standing standing,
            Standing wholeAgency,
            Integer cadenceMaxDays,
            long numbersVersion) {
        ScoreView view =
                ScoreView.of(influencer.id(), organizationId, relationship, standing, cadenceMaxDays, numbersVersion);
        Key key = new Key(influencer, organizationId == null ? WHOLE_AGENCY : organizationId);
        return new StoredScore(
                key,
                view,
                Verdicts.of(standing, wholeAgency),
                standing.nextOverdueOn().orElse(null),
                0);
    }

    public StoredScore version(long told) {
        return new StoredScore(key, view, verdicts, dueOn, told);
    }

    /** A relationship: with one organization, or with all of the agency. */
    public record Key(ContactKey influencer, UUID organization) {}

    public String agency() {
        return key.influencer().agency();
    }
}
