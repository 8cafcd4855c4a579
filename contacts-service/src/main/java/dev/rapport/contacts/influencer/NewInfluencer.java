package dev.rapport.contacts.influencer;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.rapport.contacts.WebAddress;
import dev.rapport.kit.problem.Refusal;

/**
 * An influencer, as sent by the caller.
 *
 * @param name up to 200 characters
 * @param externalId key in the agency's own system, unique within the agency
 * @param interests what they care about; matched with the topics of an ask
 * @param language BCP 47 tag such as en or pt-BR
 * @param source how they came to be known
 * @param cadence how often to be in touch
 */
public record NewInfluencer(
        @NotBlank @Size(max = 200) String name,
        @Size(min = 1, max = 200) String externalId,
        @Size(max = 20) List<@NotBlank @Email @Size(max = 254) String> emails,
        @Size(max = 50) List<@NotNull @Valid Channel> channels,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> interests,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> tags,
        @Size(max = 30) @Pattern(regexp = NewInfluencer.LANGUAGE) String language,
        @Size(max = 200) String location,
        Source source,
        @Valid Cadence cadence,
        @Size(max = 10_000) String notes) {

    static final String LANGUAGE = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$";

    public NewInfluencer {
        emails = emails == null ? List.of() : emails;
        channels = channels == null ? List.of() : channels;
        interests = interests == null ? List.of() : interests;
        tags = tags == null ? List.of() : tags;
    }

    /** Refused where it breaks a rule that annotations cannot express. */
    public void requireSense() {
        if (cadence != null && cadence.maxDays() < cadence.targetDays()) {
            throw Refusal.invalid("/cadence/maxDays", "less_than_target", "maxDays must not be less than targetDays.");
        }
    }

    /**
     * An account of theirs.
     *
     * @param network such as instagram or youtube
     * @param followers as last seen
     */
    public record Channel(
            @NotBlank @Size(max = 50) String network,
            @NotBlank @Size(max = 200) String handle,
            @WebAddress String url,
            @Min(0) @Max(9_007_199_254_740_991L) Long followers) {}

    /**
     * How often to be in touch.
     *
     * @param targetDays days between touches to aim for
     * @param maxDays days after which the silence counts as a risk; not less than the target
     */
    public record Cadence(@NotNull @Min(1) @Max(730) Integer targetDays, @NotNull @Min(1) @Max(1095) Integer maxDays) {}
}
