package dev.rapport.contacts.imports;

import java.util.UUID;

/**
 * An influencer that was not taken back.
 *
 * @param line of the row that they were in
 * @param reason CHANGED_SINCE, which merging is, too, or IN_USE
 */
public record KeptView(UUID influencerId, long line, String reason) {}
