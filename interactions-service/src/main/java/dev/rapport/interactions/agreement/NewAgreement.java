package dev.rapport.interactions.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
 * @param acceptedOn day (UTC) on which the influencer said yes, not in the future; absent while only proposed
 * @param summary up to 2,000 characters; stays here
 */
public record NewAgreement(
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        @NotNull @DecimalMin("0.05") @DecimalMax("0.95") Double giveShare,
        @Min(1) @Max(365) Integer cadenceDays,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> channels,
        LocalDate acceptedOn,
        @Size(max = 2000) String summary) {

    public NewAgreement {
        channels = channels == null ? List.of() : channels;
    }
}
