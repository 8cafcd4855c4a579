package dev.rapport.contacts.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.hibernate.validator.constraints.UniqueElements;

/**
 * A campaign, as sent by the caller.
 *
 * @param organizationId on whose behalf is asked
 * @param name up to 200 characters
 * @param goal what it is to reach, up to 500 characters
 * @param launchOn day (UTC) it starts; a past one where it ran already, from the year 2000 to five years ahead
 * @param ask what is asked of each influencer
 * @param influencerIds whom it is for: a set, answered in the order of their ids
 * @param externalId key in the agency's own system, unique within the agency
 */
public record NewCampaign(
        @NotNull UUID organizationId,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 500) String goal,
        @NotNull LocalDate launchOn,
        @NotNull @Valid Ask ask,
        @Size(max = MOST_INFLUENCERS) @UniqueElements List<@NotNull UUID> influencerIds,
        @Size(min = 1, max = 200) String externalId) {

    static final int MOST_INFLUENCERS = 500;

    public NewCampaign {
        influencerIds = influencerIds == null ? List.of() : influencerIds;
    }

    /**
     * What is asked of each.
     *
     * @param size how much it takes, 1 (a share) to 5 (months of work)
     * @param topics what it is about; matched with each influencer's interests
     * @param summary in words, up to 2,000 characters; never leaves contacts
     */
    public record Ask(
            @NotNull @Min(1) @Max(5) Integer size,
            @Size(max = 50) List<@NotBlank @Size(max = 100) String> topics,
            @Size(max = 2000) String summary) {

        public Ask {
            topics = topics == null ? List.of() : topics;
        }
    }

    /** In the one order in which a set is stored, so that the same in another order is no change. */
    NewCampaign inOrder() {
        List<UUID> sorted = influencerIds.stream().sorted().toList();
        return new NewCampaign(organizationId, name, goal, launchOn, ask, sorted, externalId);
    }
}
