package dev.rapport.scoring.model;

/** Who gave a promise: the agency or the influencer. */
public enum Party {
    US,
    THEM
}
