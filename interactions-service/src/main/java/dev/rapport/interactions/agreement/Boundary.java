package dev.rapport.interactions.agreement;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The ways in which a contact can cross what was agreed. */
public enum Boundary {
    CHANNEL(Boundary::channel),
    HOURS(Boundary::hours),
    TOPIC(Boundary::topic),
    GIFT(Boundary::gift),
    FREQUENCY(Boundary::frequency);

    private static final Boundaries NONE = new Boundaries(null, null, null, null);

    private final BiFunction<Terms, Contact, String> objection;

    Boundary(BiFunction<Terms, Contact, String> objection) {
        this.objection = objection;
    }

    /** What was agreed and is not kept to; empty where it is. */
    public Optional<String> objection(Terms terms, Contact contact) {
        return Optional.ofNullable(objection.apply(terms, contact));
    }

    private static Boundaries bounds(Terms terms) {
        return terms.boundaries() == null ? NONE : terms.boundaries();
    }

    private static String channel(Terms terms, Contact contact) {
        List<String> agreed = terms.channels();
        boolean kept = contact.channel() == null
                || agreed.isEmpty()
                || agreed.stream().anyMatch(contact.channel()::equalsIgnoreCase);
        return kept ? null : "It was agreed to be in touch over " + String.join(", ", agreed) + " only.";
    }

    private static String hours(Terms terms, Contact contact) {
        Hours agreed = bounds(terms).hours();
        return agreed == null || agreed.allow(contact.at())
                ? null
                : "It was agreed to be in touch from " + agreed + " only.";
    }

    /** Whole words, in any case: "rate" is not in "accurate". */
    private static String topic(Terms terms, Contact contact) {
        List<String> unwanted = bounds(terms).topics();
        if (unwanted == null || contact.words() == null) return null;
        return unwanted.stream()
                .filter(topic -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(topic.strip()) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(contact.words())
                        .find())
                .findFirst()
                .map(topic -> "It was agreed not to raise this: " + topic + ".")
                .orElse(null);
    }

    private static String gift(Terms terms, Contact contact) {
        boolean unwanted = Boolean.TRUE.equals(bounds(terms).noGifts()) && contact.uninvitedGift();
        return unwanted ? "It was agreed to send no gifts." : null;
    }

    private static String frequency(Terms terms, Contact contact) {
        Integer most = bounds(terms).maxPerMonth();
        return most == null || contact.before() < most
                ? null
                : "It was agreed to reach out at most " + most + " times within 30 days; it was done "
                        + contact.before() + " times already.";
    }
}
