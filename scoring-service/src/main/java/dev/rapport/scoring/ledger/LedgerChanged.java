package dev.rapport.scoring.ledger;

/** Fired when a batch is stored, for whoever waits for something to do. */
public record LedgerChanged() {}
