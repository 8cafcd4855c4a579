package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that happened, in the state of one version; only the fields of its kind are set. Sizes and values count in
 * whole points 1 to 5, importance 1 to 3, relevance 0 to 1, hours from their message to our answer, give share 0.05 to
 * 0.95 (what we give, of all that is exchanged). Days are UTC. A deleted one needs no more than id and version.
 *
 * @throws IllegalArgumentException if a number lies outside its range or a field without default is missing
 */
public record Interaction(
        String id,
        long version,
        Kind kind,
        LocalDate occurredOn,
        boolean deleted,
        Integer value,
        Double relevance,
        Outcome outcome,
        Boolean solicited,
        Integer size,
        Sentiment sentiment,
        Double hours,
        Party by,
        Integer importance,
        LocalDate dueOn,
        CommitmentStatus status,
        LocalDate closedOn,
        Double giveShare,
        Survey survey) {

    /** By day, and on the same day by id: ids carry the time of creation in their text order. */
    static final Comparator<Interaction> IN_TIME =
            Comparator.comparing(Interaction::occurredOn).thenComparing(Interaction::id);

    public Interaction {
        Objects.requireNonNull(id, "id");
        if (!deleted) {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(occurredOn, "occurredOn");
            within("value", value, 1, 5);
            within("relevance", relevance, 0, 1);
            within("size", size, 1, 5);
            within("hours", hours, 0, Double.MAX_VALUE);
            within("importance", importance, 1, 3);
            within("giveShare", giveShare, 0.05, 0.95);
            needed(kind != Kind.RESPONSE || hours != null, "hours");
            needed(kind != Kind.COMMITMENT || dueOn != null, "dueOn");
            needed(kind != Kind.AGREEMENT || giveShare != null, "giveShare");
            needed(kind != Kind.SURVEY || survey != null, "survey");
        }
    }

    /** Starts an interaction of version 1. */
    public static InteractionBuilder builder(String id, Kind kind, LocalDate occurredOn) {
        return new InteractionBuilder(id, kind, occurredOn);
    }

    /** A copy to change. */
    public InteractionBuilder toBuilder() {
        return new InteractionBuilder(this);
    }

    /** Whether it passed between us and them, as all does but what they answer about it when asked. */
    boolean isDealing() {
        return kind != Kind.SURVEY;
    }

    /** Whether it is a promise of this party; one that names nobody is ours. */
    public boolean isPromiseBy(Party party) {
        return kind == Kind.COMMITMENT && (by == null ? Party.US : by) == party;
    }

    /** Whether a promise was still to be kept at the end of that day. */
    public boolean isOpenOn(LocalDate day) {
        return status == null || status == CommitmentStatus.OPEN || closedOn != null && closedOn.isAfter(day);
    }

    /** The day a promise was closed; one closed without a day counts from the day it was given. */
    public LocalDate settledOn() {
        return closedOn == null ? occurredOn : closedOn;
    }

    int importanceOrDefault() {
        return importance == null ? 1 : importance;
    }

    // NaN fails both comparisons and is refused with the rest.
    static void within(String field, Number number, double least, double most) {
        if (number != null && !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new IllegalArgumentException(field + " must be from " + least + " to " + most + ", not " + number);
        }
    }

    static void needed(boolean present, String field) {
        if (!present) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
