package dev.rapport.interactions.commitment;

/** Who gave their word: our side, or the influencer. */
public enum Promiser {
    US,
    THEM
}
