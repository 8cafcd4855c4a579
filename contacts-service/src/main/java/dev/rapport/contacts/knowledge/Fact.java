package dev.rapport.contacts.knowledge;

import java.util.Collection;
import java.util.function.Function;

import dev.rapport.contacts.influencer.NewInfluencer;

/** What somebody who wants to write to an influencer needs to know of them. */
public enum Fact {
    CHANNELS(NewInfluencer::channels, "No channel is known: nobody can see what they do. Note where they are active."),
    EMAILS(NewInfluencer::emails, "No e-mail address is known: write where they are active, or ask for one."),
    INTERESTS(NewInfluencer::interests, "No interest is known: whether an ask suits them is a guess."),
    LANGUAGE(NewInfluencer::language, "Their language is not known: find out in which one to write."),
    LOCATION(NewInfluencer::location, "Where they live is not known: an invitation may be a day's journey away.");

    private final Function<NewInfluencer, Object> value;
    private final String whenMissing;

    Fact(Function<NewInfluencer, Object> value, String whenMissing) {
        this.value = value;
        this.whenMissing = whenMissing;
    }

    boolean isKnownOf(NewInfluencer profile) {
        Object known = value.apply(profile);
        return known != null && !(known instanceof Collection<?> several && several.isEmpty());
    }

    String whenMissing() {
        return whenMissing;
    }
}
