package dev.rapport.contacts.influencer;

import java.util.List;
import java.util.Set;

/**
 * What a search has found, the best first.
 *
 * @param complete false where there may be more than could be looked at or were asked for: say more words, or filter
 */
public record SearchView(List<Hit> items, boolean complete) {

    /**
     * @param match EXACT: a name, handle or address is just that; START: one begins so; WORDS: every word is one of
     *     theirs, or the beginning of one; TYPO: the same with a slip of the finger
     * @param fields where it was found
     */
    public record Hit(Match.Kind match, Set<Match.Field> fields, InfluencerView influencer) {}
}
