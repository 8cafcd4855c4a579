package dev.rapport.scoring.ledger;

/**
 * Fired when a batch is stored, for whoever waits for something to do.
 *
 * @param events how many there were in it
 */
public record LedgerChanged(int events) {}
