package dev.rapport.local.faults;

/**
 * A thing with the mark that its writer left in it.
 *
 * @param mark the same as the request's idempotency key; null where a deletion took it away
 */
record Row(Fact fact, String mark) {}
