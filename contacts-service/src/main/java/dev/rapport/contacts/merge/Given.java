package dev.rapport.contacts.merge;

import java.util.List;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/**
 * What one influencer got of another in a merge, so that it can be given back.
 *
 * @param facts only what the survivor had not: elements of lists, and single values where there was none
 * @param filled accounts of both to which something was added
 */
record Given(NewInfluencer facts, List<Filled> filled) {

    /** An account of the survivor's, as it was and as it became. */
    record Filled(Channel before, Channel after) {}

    /** Takes off what was added, where nothing has changed since. */
    List<Channel> unfilled(List<Channel> now) {
        return now.stream()
                .map(one -> filled.stream()
                        .filter(fill -> fill.after().equals(one))
                        .map(Filled::before)
                        .findFirst()
                        .orElse(one))
                .toList();
    }
}
