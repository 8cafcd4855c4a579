package dev.rapport.contacts.research;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import dev.rapport.contacts.WebAddress;

/**
 * Something learnt about an influencer, as sent by the caller.
 *
 * @param note up to 5,000 characters; never leaves contacts
 * @param topics what it is about
 * @param sourceUrl where it was learnt
 * @param value how much it tells, 1 to 3; 1 where absent
 * @param occurredAt when it was learnt, not in the future; now where absent
 * @param externalId key in the agency's own system, unique within the agency
 */
public record NewResearchNote(
        @NotBlank @Size(max = 5000) String note,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> topics,
        @WebAddress String sourceUrl,
        @Min(1) @Max(3) Integer value,
        Instant occurredAt,
        @Size(min = 1, max = 200) String externalId) {

    public NewResearchNote {
        topics = topics == null ? List.of() : topics;
        value = value == null ? 1 : value;
    }
}
