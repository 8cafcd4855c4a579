package dev.rapport.interactions.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rapport.interactions.interaction.Kind;

/**
 * All mails between one organization and one influencer, and what each may have been. What answers a mail of the other
 * side is a RESPONSE of ours, the first that does, or a REPLY of theirs; other mail of theirs is INBOUND. Our first other mail is the
 * INTRODUCTION, and any later one an ENGAGEMENT: that we turned to them is all that a header tells. Whether it was help
 * or an ask, those who review it know.
 */
public final class Conversation {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();
    private static final double MOST_HOURS = 87_600;

    /** A mail that does not say what it answers, and comes later than this after the other side's, begins anew. */
    static final Duration ANSWERS_WITHIN = Duration.ofDays(14);

    /**
     * A mail in it.
     *
     * @param message by which answers name it
     * @param outward from us to them
     * @param answers messages, the nearest first
     * @param taken for this earlier; null where it is to be read now
     */
    public record Letter(UUID id, UUID message, boolean outward, Instant at, List<UUID> answers, Kind taken) {}

    /** @param hours of a RESPONSE; null of all others */
    public record Reading(UUID id, Kind kind, Double hours) {}

    private Conversation() {}

    /**
     * Of those that are to be read; whatever the order in which they are given.
     *
     * @param introduced whether an introduction is known from elsewhere
     */
    public static List<Reading> read(List<Letter> letters, boolean introduced) {
        List<Letter> inOrder = letters.stream()
                .sorted(Comparator.comparing(Letter::at).thenComparing(Letter::message))
                .toList();
        Map<UUID, Letter> earlier = new HashMap<>();
        boolean known = introduced || letters.stream().anyMatch(one -> one.taken() == Kind.INTRODUCTION);
        Set<UUID> responded = new HashSet<>();
        List<Reading> readings = new ArrayList<>();
        Letter before = null;
        for (Letter letter : inOrder) {
            Letter answered = answered(letter, earlier, before);
            boolean first = answered == null || !responded.contains(answered.message());
            Kind kind = kind(letter, answered, first, known);
            if (kind == Kind.RESPONSE && answered != null) responded.add(answered.message());
            known |= kind == Kind.INTRODUCTION;
            if (letter.taken() == null) readings.add(new Reading(letter.id(), kind, hours(kind, answered, letter)));
            earlier.put(letter.message(), letter);
            before = letter;
        }
        return readings;
    }

    /** What it says that it answers, or else the mail shortly before it, if that was the other side's. */
    private static Letter answered(Letter letter, Map<UUID, Letter> earlier, Letter before) {
        return letter.answers().stream()
                .map(earlier::get)
                .filter(one -> one != null && one.outward() != letter.outward())
                .findFirst()
                .orElse(isShortlyAfter(before, letter) ? before : null);
    }

    private static boolean isShortlyAfter(Letter before, Letter letter) {
        return before != null
                && before.outward() != letter.outward()
                && Duration.between(before.at(), letter.at()).compareTo(ANSWERS_WITHIN) <= 0;
    }

    /** @param first whether nothing of ours has answered that one before */
    private static Kind kind(Letter letter, Letter answered, boolean first, boolean introduced) {
        if (letter.taken() != null) return letter.taken();
        if (!letter.outward()) return answered == null ? Kind.INBOUND : Kind.REPLY;
        if (answered != null && first && hours(answered, letter) <= MOST_HOURS) return Kind.RESPONSE;
        return introduced ? Kind.ENGAGEMENT : Kind.INTRODUCTION;
    }

    private static Double hours(Kind kind, Letter answered, Letter letter) {
        return kind == Kind.RESPONSE ? Double.valueOf(hours(answered, letter)) : null;
    }

    private static double hours(Letter answered, Letter letter) {
        return Duration.between(answered.at(), letter.at()).toMillis() / MILLIS_PER_HOUR;
    }
}
