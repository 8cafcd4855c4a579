package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.rapport.kit.problem.Violation;

/**
 * An ask to be prepared with several influencers: a campaign's, or one that is spelt out with influencerIds, size,
 * launchOn and what else is known of it.
 *
 * @param campaignId brings all the rest; nothing else may be given with it
 * @param organizationId who would ask; absent: the agency as a whole
 * @param size 1, a click, to 5, weeks of their work
 * @param relevance how well it fits them, 0 to 1; either this or topics
 * @param topics what it is about; matched with each influencer's interests
 * @param launchOn UTC date of the ask, from today to a year from now
 */
public record NewPlan(
        UUID campaignId,
        @Size(min = 1, max = 50) List<@NotNull UUID> influencerIds,
        UUID organizationId,
        @Min(1) @Max(5) Integer size,
        @DecimalMin("0") @DecimalMax("1") Double relevance,
        @Size(min = 1, max = 50) List<@NotBlank @Size(max = 100) String> topics,
        LocalDate launchOn) {

    /** What is said twice, or not at all: all of it at once. */
    List<Violation> wrong() {
        List<Violation> wrong = new ArrayList<>();
        if (campaignId == null) {
            needed().forEach((field, value) -> {
                String message = "Give this, or a campaignId instead.";
                if (value == null) wrong.add(Violation.inBody("/" + field, "required", message));
            });
            return wrong;
        }
        Map<String, Object> rest = needed();
        rest.put("organizationId", organizationId);
        rest.put("relevance", relevance);
        rest.put("topics", topics);
        rest.forEach((field, value) -> {
            String message = "The campaign says this; leave it out.";
            if (value != null) wrong.add(Violation.inBody("/" + field, "not_both", message));
        });
        return wrong;
    }

    private Map<String, Object> needed() {
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("influencerIds", influencerIds);
        needed.put("size", size);
        needed.put("launchOn", launchOn);
        return needed;
    }
}
