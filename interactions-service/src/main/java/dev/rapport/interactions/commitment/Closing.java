package dev.rapport.interactions.commitment;

import java.time.LocalDate;

/**
 * How a commitment ends, as sent by the caller; may be left out altogether.
 *
 * @param on day in the agency's time zone, not in the future and not before the day the commitment was made; today where absent
 */
public record Closing(LocalDate on) {}
