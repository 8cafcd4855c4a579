package dev.rapport.contacts.influencer;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;

/**
 * An opt-out, as sent by the caller.
 *
 * @param since day (UTC) from which it counts, not in the future; today where absent
 * @param reason in the influencer's or the agency's words; stays in contacts
 */
public record NewDoNotContact(LocalDate since, @Size(max = 500) String reason) {}
