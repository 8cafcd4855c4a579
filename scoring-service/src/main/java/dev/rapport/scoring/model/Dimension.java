package dev.rapport.scoring.model;

/** The five components of a relationship (Hon and Grunig 1999), in the order in which they are summed. */
public enum Dimension {
    TRUST("trust"),
    RECIPROCITY("reciprocity"),
    ENGAGEMENT("engagement"),
    FAMILIARITY("familiarity"),
    CONTROL_MUTUALITY("controlMutuality");

    private final String wireName;

    Dimension(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in answers and events. */
    public String wireName() {
        return wireName;
    }
}
