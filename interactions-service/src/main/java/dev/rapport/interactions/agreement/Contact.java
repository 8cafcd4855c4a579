package dev.rapport.interactions.agreement;

import java.time.Instant;

/**
 * That somebody is reached out to.
 *
 * @param channel null where unknown
 * @param words what is said of it; null where nothing
 * @param uninvitedGift a gift that they did not ask for
 * @param before how often they were reached out to in the 30 days before; -1 where this does not count among it
 */
public record Contact(Instant at, String channel, String words, boolean uninvitedGift, long before) {}
