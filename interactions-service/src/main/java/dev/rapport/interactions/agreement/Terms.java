package dev.rapport.interactions.agreement;

import java.util.List;
import java.util.UUID;

/** What was agreed with somebody and is in force, as far as it bounds how to be in touch. */
public record Terms(UUID id, List<String> channels, Boundaries boundaries) {}
