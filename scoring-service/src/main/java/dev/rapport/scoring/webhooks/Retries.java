package dev.rapport.scoring.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param pauses after the first attempt, the second and so on; after the last there is no other
 * @param longest that a receiver may ask for
 */
record Retries(List<Duration> pauses, Duration longest) {

    /** Part of a pause, at most, that is added: receivers that were away must not get all at one moment. */
    private static final double JITTER = 0.2;

    /**
     * @param tries how many there were
     * @param asked what the receiver said in Retry-After, as it came; null for nothing
     * @param chance 0 to 1
     * @return empty where there is no other attempt
     */
    Optional<Instant> next(int tries, Instant now, String asked, double chance) {
        if (tries > pauses.size()) return Optional.empty();
        Duration pause = pauses.get(tries - 1);
        Duration jittered = pause.plusMillis((long) (pause.toMillis() * JITTER * chance));
        Duration wanted = asked(asked, now).orElse(Duration.ZERO);
        Duration bounded = wanted.compareTo(longest) > 0 ? longest : wanted;
        return Optional.of(now.plus(bounded.compareTo(jittered) > 0 ? bounded : jittered));
    }

    /** Seconds or a date (RFC 9110); what is neither was not said. */
    private static Optional<Duration> asked(String text, Instant now) {
        if (text == null) return Optional.empty();
        String said = text.strip();
        if (said.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(said)));
        try {
            Instant then = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
