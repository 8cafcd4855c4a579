package dev.rapport.interactions.imports;

import java.util.UUID;

/**
 * Which mails are accepted; may be left out altogether.
 *
 * @param influencerId only those with this one; all where absent
 */
public record NewAcceptance(UUID influencerId) {}
