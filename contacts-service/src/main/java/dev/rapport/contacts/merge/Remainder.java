package dev.rapport.contacts.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/**
 * What is left of a survivor when one who was merged into them leaves: all that was given is taken off again, unless it
 * was changed since. What was added since stays, too. Others who were merged into them and say the same inherit it.
 *
 * @param result what the survivor says now
 * @param changed JSON pointers to what was given and has changed since
 */
record Remainder(NewInfluencer result, List<String> changed) {

    /** @param leaving what the one who leaves said before the merge */
    static Remainder of(NewInfluencer now, NewInfluencer leaving, Given given, List<Heir> heirs) {
        List<Channel> channels = now.channels();
        // What others have added to accounts lies on top; they add it again below.
        for (Heir heir : heirs.reversed()) channels = heir.unfill(channels);
        NewInfluencer alone = alone(now, channels, leaving, given);
        NewInfluencer result = alone;
        for (Heir heir : heirs) {
            Union again = Union.of(result, heir.saidOf(now));
            heir.gets(again.given());
            result = again.result();
        }
        return new Remainder(result, changed(now, channels, given));
    }

    private static NewInfluencer alone(NewInfluencer now, List<Channel> channels, NewInfluencer leaving, Given given) {
        NewInfluencer facts = given.facts();
        return new NewInfluencer(
                now.name(),
                // Theirs in any case: no two can have it.
                left(now, leaving, NewInfluencer::externalId),
                minus(now.emails(), facts.emails()),
                minus(given.unfilled(channels), facts.channels()),
                minus(now.interests(), facts.interests()),
                minus(now.tags(), facts.tags()),
                left(now, facts, NewInfluencer::language),
                left(now, facts, NewInfluencer::location),
                left(now, facts, NewInfluencer::source),
                left(now, facts, NewInfluencer::cadence),
                saysStill(now, facts) ? Union.without(now.notes(), facts.notes()) : now.notes());
    }

    private static List<String> changed(NewInfluencer now, List<Channel> channels, Given given) {
        NewInfluencer facts = given.facts();
        List<String> changed = new ArrayList<>();
        if (isOther(now, facts, NewInfluencer::externalId)) changed.add("/externalId");
        if (isOther(now, facts, NewInfluencer::language)) changed.add("/language");
        if (isOther(now, facts, NewInfluencer::location)) changed.add("/location");
        if (isOther(now, facts, NewInfluencer::source)) changed.add("/source");
        if (isOther(now, facts, NewInfluencer::cadence)) changed.add("/cadence");
        if (facts.notes() != null && !saysStill(now, facts)) changed.add("/notes");
        for (Channel one : facts.channels()) {
            channels.stream()
                    .filter(held -> Union.account(held).equals(Union.account(one)) && !held.equals(one))
                    .forEach(held -> changed.add("/channels/" + channels.indexOf(held)));
        }
        return changed;
    }

    private static boolean saysStill(NewInfluencer now, NewInfluencer facts) {
        return facts.notes() != null && now.notes() != null && Union.says(now.notes(), facts.notes());
    }

    private static <T> T left(NewInfluencer now, NewInfluencer facts, Function<NewInfluencer, T> what) {
        T held = what.apply(now);
        return held != null && held.equals(what.apply(facts)) ? null : held;
    }

    private static <T> boolean isOther(NewInfluencer now, NewInfluencer facts, Function<NewInfluencer, T> what) {
        T got = what.apply(facts);
        return got != null && !Objects.equals(got, what.apply(now));
    }

    private static <T> List<T> minus(List<T> all, List<T> given) {
        return all.stream().filter(one -> !given.contains(one)).toList();
    }
}
