package dev.rapport.contacts.duplicates;

import java.util.Arrays;

/** In what two influencers may be alike, and how much that says where nobody else is. */
enum Likeness {
    SAME_ACCOUNT("channel:", "/channels", 0.8, "Both have the account %s."),
    SAME_EMAIL("email:", "/emails", 0.6, "Both have the e-mail address %s."),
    SAME_PAGE("page:", "/channels", 0.6, "An account of each is at %s."),
    SAME_NAME("name:", "/name", 0.4, "Both names are made of the words %s."),
    SAME_HANDLE("handle:", "/channels", 0.25, "Both are called %s on some network.");

    private final String prefix;
    private final String place;
    private final double weight;
    private final String sentence;

    Likeness(String prefix, String place, double weight, String sentence) {
        this.prefix = prefix;
        this.place = place;
        this.weight = weight;
        this.sentence = sentence;
    }

    /** @param key as in the tables of keys and likenesses */
    static Likeness of(String key) {
        return Arrays.stream(values())
                .filter(one -> key.startsWith(one.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no likeness is told by " + key));
    }

    /** @param others how many beside the one in question have the same: an address of a whole office says little */
    CandidateView.Evidence evidence(String key, int others) {
        String value = key.substring(prefix.length());
        double each = Math.round(weight / others * 1000) / 1000.0;
        return new CandidateView.Evidence(this, place, value, each, sentence.formatted(value));
    }
}
