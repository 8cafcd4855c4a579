package dev.rapport.scoring.settings;

import java.time.Instant;

import dev.rapport.scoring.model.ModelConfig;

/**
 * The model that an agency's scores are computed with.
 *
 * @param version of its numbers: how often the agency has changed them; 0 for the defaults
 * @param modelVersion of the arithmetic
 * @param changedAt absent, as is changedBy, for the defaults
 * @param changedBy the {@code sub} of the token
 */
public record ModelView(long version, String modelVersion, Numbers numbers, Instant changedAt, String changedBy) {

    static ModelView of(Settings settings) {
        return new ModelView(
                settings.version(),
                ModelConfig.MODEL_VERSION,
                Numbers.of(settings.config()),
                settings.changedAt(),
                settings.changedBy());
    }
}
