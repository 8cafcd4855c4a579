package dev.rapport.scoring.model;

import static dev.rapport.scoring.model.Trace.ASKED;
import static dev.rapport.scoring.model.Trace.GIVEN;
import static dev.rapport.scoring.model.Trace.RECEIVED;

/**
 * What went each way. The share is what we are to give of all that is exchanged, as agreed or else even; a gift given
 * in good measure counts as given, but only what was useful opens the door to an ask.
 */
record Exchange(double usefulGiven, double given, double received, double asked, double share, boolean agreed) {

    static Exchange of(Weeks weeks, GiftTally gifts, Interaction agreement, ModelConfig config) {
        double useful = weeks.saturated(config.caps().given(), GIVEN);
        return new Exchange(
                useful,
                useful + gifts.credit(),
                weeks.saturated(config.caps().received(), RECEIVED),
                config.conversation().askBurden() * weeks.plain(ASKED),
                agreement == null ? config.balance().unagreedShare() : agreement.giveShare(),
                agreement != null);
    }

    /** What of ours the agreed balance sets against all they gave. */
    double owed() {
        return ratio() * received;
    }

    /** How far we are ahead in giving; below 0 we owe them. */
    double ahead() {
        return given - ratio() * (received + asked);
    }

    double volume() {
        return given + received;
    }

    /** From 0, exchanged as agreed, to 1, wholly out of balance. */
    double imbalance(ModelConfig.Balance balance) {
        if (volume() <= 0) {
            return 0;
        }
        double actual = given / volume();
        return Math.min(1, Math.abs(actual - share) / balance.fullyOff())
                * (actual > share ? balance.givingMoreFactor() : 1);
    }

    private double ratio() {
        return share / (1 - share);
    }
}
