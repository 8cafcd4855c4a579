package dev.rapport.scoring.webhooks;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.scoring.model.Stage;

/**
 * A webhook to be made.
 *
 * @param url where to post to; https, at a public address
 * @param eventTypes of score.stage_changed, score.risk_changed, score.overdue_changed, score.threshold_crossed,
 *     score.ended and webhook.disabled
 * @param organizationId whose own relationships are told of; absent for those of all, and of the agency as a whole
 * @param stages only of relationships that are in one of these now; absent for any
 * @param scoreBelow score.threshold_crossed tells when a score falls below this
 * @param scoreAbove score.threshold_crossed tells when a score comes to this or above
 * @param enabled true where absent
 */
public record NewWebhook(
        @NotBlank @Size(max = 2000) String url,
        @NotNull @Size(min = 1, max = 10) List<@NotBlank @Size(max = 40) String> eventTypes,
        UUID organizationId,
        @Size(min = 1, max = 5) List<@NotNull Stage> stages,
        @DecimalMin("0") @DecimalMax("100") Double scoreBelow,
        @DecimalMin("0") @DecimalMax("100") Double scoreAbove,
        @Size(max = 500) String description,
        Boolean enabled) {

    /** What annotations cannot say. */
    void check() {
        for (int i = 0; i < eventTypes.size(); i++) {
            if (EventType.of(eventTypes.get(i)).isEmpty()) {
                throw Refusal.invalid(
                        "/eventTypes/" + i, "unknown_value", "This is not one of " + EventType.WORDS + ".");
            }
        }
        refuseRepeated("/eventTypes", eventTypes);
        if (stages != null) refuseRepeated("/stages", stages);
        boolean crossing = eventTypes.contains(EventType.THRESHOLD_CROSSED.word());
        if (crossing && scoreBelow == null && scoreAbove == null) {
            throw Refusal.invalid(
                    "/scoreBelow", "required", "score.threshold_crossed needs scoreBelow, scoreAbove or both.");
        }
    }

    private static void refuseRepeated(String pointer, List<?> words) {
        if (new HashSet<>(words).size() < words.size()) {
            throw Refusal.invalid(pointer, "repeated", "Each may stand here once.");
        }
    }
}
