package dev.rapport.scoring.model;

/** How far a relationship has come. */
public enum Stage {
    STRANGER,
    AWARE,
    BUILDING,
    TRUSTED,
    PARTNER;

    static Stage of(double score, ModelConfig.Stages from) {
        if (score < from.aware()) {
            return STRANGER;
        }
        if (score < from.building()) {
            return AWARE;
        }
        if (score < from.trusted()) {
            return BUILDING;
        }
        return score < from.partner() ? TRUSTED : PARTNER;
    }
}
