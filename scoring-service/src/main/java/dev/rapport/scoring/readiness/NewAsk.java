package dev.rapport.scoring.readiness;

import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What would be asked for.
 *
 * @param size 1, a click, to 5, weeks of their work
 * @param relevance how well it fits them, 0 to 1; either this or topics
 * @param topics what it is about; matched with the influencer's interests
 */
public record NewAsk(
        @NotNull @Min(1) @Max(5) Integer size,
        @DecimalMin("0") @DecimalMax("1") Double relevance,
        @Size(min = 1, max = 50) List<@NotBlank @Size(max = 100) String> topics) {}
