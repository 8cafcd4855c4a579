package dev.rapport.scoring.settings;

import java.time.Instant;

import dev.rapport.scoring.model.ModelConfig;

/**
 * The model's numbers as an agency has set them.
 *
 * @param version counts the agency's changes; 0 for the defaults
 * @param changedBy the {@code sub} of who set them; null, as is changedAt, for the defaults
 */
public record Settings(long version, ModelConfig config, Instant changedAt, String changedBy) {

    public static final Settings DEFAULT = new Settings(0, ModelConfig.DEFAULT, null, null);
}
