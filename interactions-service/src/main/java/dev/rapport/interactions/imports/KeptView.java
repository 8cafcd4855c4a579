package dev.rapport.interactions.imports;

import java.util.UUID;

/**
 * Something that was not taken back.
 *
 * @param line of the row that made it
 * @param sort interaction, commitment or agreement
 * @param reason CHANGED_SINCE or IN_USE
 */
public record KeptView(UUID id, String sort, long line, String reason) {}
