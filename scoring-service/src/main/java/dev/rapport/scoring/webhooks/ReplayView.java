package dev.rapport.scoring.webhooks;

/**
 * What is sent again.
 *
 * @param replayed how many deliveries
 * @param more whether there are others in that time: at most 10000 are taken at once, the oldest first
 */
public record ReplayView(int replayed, boolean more) {}
