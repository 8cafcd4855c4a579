package dev.rapport.interactions.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An agreement on the balance of power, as sent by the caller.
 *
 * @param giveShare our part of all that is exchanged, 0.05 to 0.95; 0.5 is even
 * @param cadenceDays days between exchanges, 1 to 365
 * @param channels over which to be in touch, such as email; stay here
 * @param boundaries what the influencer does not want
 * @param acceptedOn day (UTC) on which the influencer said yes, not in the future; absent while only proposed
 * @param acceptedBy who said yes for their side, up to 200 characters; stays here; only with acceptedOn
 * @param summary up to 2,000 characters; stays here
 * @param externalId key in the agency's own system, unique within the agency
 */
public record NewAgreement(
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        @NotNull @DecimalMin("0.05") @DecimalMax("0.95") Double giveShare,
        @Min(1) @Max(365) Integer cadenceDays,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> channels,
        @Valid Boundaries boundaries,
        LocalDate acceptedOn,
        @Size(min = 1, max = 200) String acceptedBy,
        @Size(max = 2000) String summary,
        @Size(min = 1, max = 200) String externalId) {

    public NewAgreement {
        channels = channels == null ? List.of() : channels;
    }

    /** The same, not accepted by anybody yet, and without the key, which is of one version. */
    NewAgreement proposed() {
        return new NewAgreement(
                organizationId, influencerId, giveShare, cadenceDays, channels, boundaries, null, null, summary, null);
    }

    boolean hasOtherTermsThan(NewAgreement other) {
        return !giveShare.equals(other.giveShare)
                || !Objects.equals(cadenceDays, other.cadenceDays)
                || !channels.equals(other.channels)
                || !Objects.equals(boundaries, other.boundaries);
    }
}
