package dev.rapport.interactions.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * One mail, as far as its header tells.
 *
 * @param from addresses in small letters; normally one
 * @param to all who got it, in small letters, each once
 * @param messageId null where it has none
 * @param answers ids of the mails that it answers, the nearest first
 * @param subject decoded; null where it has none
 * @param unwanted written by no person, never sent, or thrown away: see {@link Unwanted}
 */
public record Mail(
        List<String> from,
        List<String> to,
        Instant at,
        String messageId,
        List<String> answers,
        String subject,
        boolean unwanted) {}
