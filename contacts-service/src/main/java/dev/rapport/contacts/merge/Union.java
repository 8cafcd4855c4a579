package dev.rapport.contacts.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rapport.contacts.imports.MatchKey;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/**
 * Two influencers as one: the survivor keeps its own and gets the other's where it has none, lists are united, notes
 * joined. Nothing that was known of either is lost; the survivor's name stays.
 */
record Union(NewInfluencer result, Given given) {

    private static final String BETWEEN_NOTES = "\n\n";

    static Union of(NewInfluencer survivor, NewInfluencer duplicate) {
        Channels channels = Channels.of(survivor.channels(), duplicate.channels());
        NewInfluencer facts = new NewInfluencer(
                null,
                missing(survivor, duplicate, NewInfluencer::externalId),
                fresh(survivor.emails(), duplicate.emails(), MatchKey::small),
                channels.fresh(),
                fresh(survivor.interests(), duplicate.interests(), Function.identity()),
                fresh(survivor.tags(), duplicate.tags(), Function.identity()),
                missing(survivor, duplicate, NewInfluencer::language),
                missing(survivor, duplicate, NewInfluencer::location),
                missing(survivor, duplicate, NewInfluencer::source),
                missing(survivor, duplicate, NewInfluencer::cadence),
                says(survivor.notes(), duplicate.notes()) ? null : duplicate.notes());
        NewInfluencer result = new NewInfluencer(
                survivor.name(),
                either(survivor.externalId(), facts.externalId()),
                concat(survivor.emails(), facts.emails()),
                concat(channels.known(), facts.channels()),
                concat(survivor.interests(), facts.interests()),
                concat(survivor.tags(), facts.tags()),
                either(survivor.language(), facts.language()),
                either(survivor.location(), facts.location()),
                either(survivor.source(), facts.source()),
                either(survivor.cadence(), facts.cadence()),
                joined(survivor.notes(), facts.notes()));
        return new Union(result, new Given(facts, channels.filled()));
    }

    static String account(Channel channel) {
        return MatchKey.account(channel);
    }

    static String joined(String notes, String more) {
        return Stream.of(notes, more)
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(BETWEEN_NOTES), all -> all.isEmpty() ? null : all));
    }

    /** Null where nothing is left; the notes must say it. */
    static String without(String notes, String given) {
        int at = find(notes, given);
        String before = at == 0 ? "" : notes.substring(0, at - BETWEEN_NOTES.length());
        String after = notes.substring(at + given.length());
        String rest = at == 0 && !after.isEmpty() ? after.substring(BETWEEN_NOTES.length()) : before + after;
        return rest.isEmpty() ? null : rest;
    }

    static boolean says(String notes, String part) {
        return part == null || notes != null && find(notes, part) >= 0;
    }

    /** Where the part stands for itself, between empty lines; -1 where it does not. */
    private static int find(String notes, String part) {
        int at = notes.indexOf(part);
        while (at >= 0) {
            int end = at + part.length();
            boolean begins = at == 0 || notes.startsWith(BETWEEN_NOTES, at - BETWEEN_NOTES.length());
            boolean ends = end == notes.length() || notes.startsWith(BETWEEN_NOTES, end);
            if (begins && ends) return at;
            at = notes.indexOf(part, at + 1);
        }
        return -1;
    }

    private static <T> T missing(NewInfluencer survivor, NewInfluencer duplicate, Function<NewInfluencer, T> what) {
        return what.apply(survivor) == null ? what.apply(duplicate) : null;
    }

    private static <T> T either(T own, T others) {
        return own == null ? others : own;
    }

    private static List<String> fresh(List<String> own, List<String> others, Function<String, String> key) {
        Set<String> known = own.stream().map(key).collect(Collectors.toCollection(LinkedHashSet::new));
        return others.stream().filter(one -> known.add(key.apply(one))).toList();
    }

    static <T> List<T> concat(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /**
     * Accounts of both.
     *
     * @param known the survivor's own, with what the other knew of them
     * @param fresh the other's alone
     * @param filled those of the survivor's to which something was added
     */
    private record Channels(List<Channel> known, List<Channel> fresh, List<Given.Filled> filled) {

        static Channels of(List<Channel> own, List<Channel> others) {
            Map<String, Channel> told =
                    others.stream().collect(Collectors.toMap(Union::account, Function.identity(), (a, b) -> a));
            List<Channel> known = new ArrayList<>();
            List<Given.Filled> changed = new ArrayList<>();
            for (Channel one : own) {
                Channel filled = filled(one, told.get(account(one)));
                known.add(filled);
                if (!filled.equals(one)) changed.add(new Given.Filled(one, filled));
            }
            Set<String> accounts = own.stream().map(Union::account).collect(Collectors.toSet());
            List<Channel> fresh =
                    others.stream().filter(one -> accounts.add(account(one))).toList();
            return new Channels(known, fresh, changed);
        }

        private static Channel filled(Channel own, Channel other) {
            if (other == null) return own;
            return new Channel(
                    own.network(),
                    own.handle(),
                    either(own.url(), other.url()),
                    either(own.followers(), other.followers()));
        }
    }
}
