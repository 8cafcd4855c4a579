package dev.rapport.contacts.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/** What a row makes of a known influencer: what it says counts, lists only grow, and what it leaves out stays. */
final class Merge {

    private Merge() {}

    static NewInfluencer of(NewInfluencer was, NewInfluencer said) {
        return new NewInfluencer(
                said(was, said, NewInfluencer::name),
                said(was, said, NewInfluencer::externalId),
                union(was.emails(), said.emails(), one -> one == null ? "" : MatchKey.small(one)),
                channels(was.channels(), said.channels()),
                union(was.interests(), said.interests(), UnaryOperator.identity()),
                union(was.tags(), said.tags(), UnaryOperator.identity()),
                said(was, said, NewInfluencer::language),
                said(was, said, NewInfluencer::location),
                said(was, said, NewInfluencer::source),
                said(was, said, NewInfluencer::cadence),
                said(was, said, NewInfluencer::notes));
    }

    private static <T> T said(NewInfluencer was, NewInfluencer said, Function<NewInfluencer, T> what) {
        T told = what.apply(said);
        return told == null ? what.apply(was) : told;
    }

    private static List<String> union(List<String> was, List<String> said, UnaryOperator<String> key) {
        Map<String, String> all = new LinkedHashMap<>();
        was.forEach(one -> all.putIfAbsent(key.apply(one), one));
        // What was there twice stays so.
        List<String> fresh = said.stream()
                .filter(one -> all.putIfAbsent(key.apply(one), one) == null)
                .toList();
        return concat(was, fresh);
    }

    private static List<Channel> channels(List<Channel> was, List<Channel> said) {
        Map<String, Channel> told = new LinkedHashMap<>();
        said.forEach(one -> told.put(key(one), one));
        // An account that is listed twice may be said twice: what is said as it stands is no change.
        List<Channel> known = was.stream()
                .map(one -> said.contains(one) || !told.containsKey(key(one)) ? one : renewed(one, told.get(key(one))))
                .toList();
        was.forEach(one -> told.remove(key(one)));
        return concat(known, new ArrayList<>(told.values()));
    }

    private static String key(Channel one) {
        boolean whole = one != null && one.network() != null && one.handle() != null;
        return whole ? MatchKey.account(one) : "";
    }

    private static Channel renewed(Channel was, Channel said) {
        return new Channel(
                was.network(),
                was.handle(),
                said.url() == null ? was.url() : said.url(),
                said.followers() == null ? was.followers() : said.followers());
    }

    private static <T> List<T> concat(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
