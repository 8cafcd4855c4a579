package dev.rapport.interactions.cadence;

/** Fired when a rule was made, changed or deleted: all touchpoints of the agency are to be derived anew. */
public record CadencesChanged() {}
