package dev.rapport.contacts.organization;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.rapport.contacts.WebAddress;

/**
 * An organization that the agency works for, as sent by the caller.
 *
 * @param name up to 200 characters
 * @param externalId its key in the agency's own system, unique within the agency
 * @param website http or https
 * @param goals what it wants to reach: the first of the three questions that open an engagement
 * @param presence where it is active itself: the third question
 */
public record NewOrganization(
        @NotBlank @Size(max = 200) String name,
        @Size(min = 1, max = 200) String externalId,
        @WebAddress String website,
        @Size(max = 50) List<@NotBlank @Size(max = 500) String> goals,
        @Size(max = 50) List<@NotNull @Valid Presence> presence) {

    public NewOrganization {
        goals = goals == null ? List.of() : goals;
        presence = presence == null ? List.of() : presence;
    }

    /**
     * An account of the organization's own.
     *
     * @param network such as instagram or youtube
     * @param lastActiveOn day of the last post known
     */
    public record Presence(
            @NotBlank @Size(max = 50) String network,
            @NotBlank @Size(max = 200) String handle,
            @WebAddress String url,
            LocalDate lastActiveOn) {}
}
