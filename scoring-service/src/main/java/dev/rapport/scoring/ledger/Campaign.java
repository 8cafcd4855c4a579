package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who is to be asked for what, and when.
 *
 * @param organizationId who asks
 * @param launchOn UTC date of the ask
 * @param askSize 1, a click, to 5, weeks of their work
 * @param topics fingerprints of what the ask is about; empty where nothing was said
 * @param influencerIds who is to be asked, 500 at most; some may be unknown here
 */
public record Campaign(
        UUID id,
        long version,
        UUID organizationId,
        LocalDate launchOn,
        int askSize,
        List<String> topics,
        List<UUID> influencerIds) {}
