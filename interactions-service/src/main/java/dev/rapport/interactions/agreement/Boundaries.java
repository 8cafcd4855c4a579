package dev.rapport.interactions.agreement;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What the influencer does not want; what is absent is not bounded.
 *
 * @param hours when to be in touch
 * @param topics not to be raised; stay here
 * @param noGifts whether gifts that they did not ask for are unwelcome
 * @param maxPerMonth how often to reach out within 30 days, 1 to 100
 */
public record Boundaries(
        @Valid Hours hours,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> topics,
        Boolean noGifts,
        @Min(1) @Max(100) Integer maxPerMonth) {

    public Boundaries {
        topics = topics == null || topics.isEmpty() ? null : topics;
    }

    Boundaries withTopics(List<String> words) {
        return new Boundaries(hours, words, noGifts, maxPerMonth);
    }
}
