package dev.rapport.scoring.settings;

/** Fired within the transaction in which an agency changes the numbers of the model. */
public record NumbersChanged() {}
