package dev.rapport.contacts.influencer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.Match.Sought;
import dev.rapport.contacts.influencer.Narrowing.Way;

/**
 * Where a search looks: at those of the rarest word or filter, who hold everybody that matches, but for one who is
 * written otherwise than the rarest word.
 *
 * @param asTyped ways to those who may match what was typed
 * @param withSlips ways to those who may match what was meant; none where the others hold everybody
 * @param areAll whether nobody is left out because there are too many of them
 */
record Leads(List<Way> asTyped, List<Way> withSlips, boolean areAll) {

    /** Of each spelling; a first name may be had by thousands. */
    private static final int MOST_OF_A_SPELLING = 200;

    private record Counted(Way way, long count, String word) {}

    /** Of two that nobody has, the longer one can be recognised by more. */
    private static final Comparator<Counted> RAREST =
            Comparator.comparing(Counted::count).thenComparing(one -> -one.word.length());

    /** @param count tells of ways how many they lead to, up to one more than are looked at */
    static Leads of(Sought sought, Narrowing narrowing, Function<List<Way>, List<Long>> count) {
        List<Way> wholes = wholes(sought, narrowing);
        List<Way> words = words(sought, narrowing);
        List<Way> all = Stream.concat(narrowing.ways().stream(), words.stream()).toList();
        List<Long> counts = count.apply(all);
        int filters = narrowing.ways().size();
        List<Counted> ways = IntStream.range(0, all.size())
                .mapToObj(i -> new Counted(
                        all.get(i),
                        counts.get(i),
                        i < filters ? null : sought.words().get(i - filters)))
                .toList();
        Counted filter = ways.subList(0, filters).stream()
                .min(Comparator.comparing(Counted::count))
                .orElse(null);
        Counted word = ways.subList(filters, ways.size()).stream().min(RAREST).orElse(null);
        if (filter != null && isFew(filter)) return new Leads(List.of(filter.way), List.of(), true);
        if (word == null) return new Leads(wholes, List.of(), false);
        List<Way> asTyped = new ArrayList<>(wholes);
        asTyped.add(word.way);
        List<Way> withSlips = new ArrayList<>();
        ways.subList(filters, ways.size()).stream()
                .filter(one -> one != word && isFew(one))
                .forEach(one -> withSlips.add(one.way));
        meant(word.word, narrowing).ifPresent(withSlips::add);
        return new Leads(asTyped, withSlips, isFew(word));
    }

    private static boolean isFew(Counted way) {
        return way.count <= Narrowing.MOST_LOOKED_AT;
    }

    /** Names, handles and addresses that begin so, the shortest first: words alone would not lead to the best among many. */
    private static List<Way> wholes(Sought sought, Narrowing narrowing) {
        narrowing.put("whole", sought.whole());
        return Stream.of("name", "handle", "email")
                .map(kind -> begun(kind, "whole"))
                .toList();
    }

    private static List<Way> words(Sought sought, Narrowing narrowing) {
        List<Way> ways = new ArrayList<>();
        for (String word : sought.words()) {
            String parameter = "word" + ways.size();
            narrowing.put(parameter, word);
            ways.add(begun("word", parameter));
        }
        return ways;
    }

    private static Way begun(String kind, String parameter) {
        String first = "'" + kind + ":' || :" + parameter;
        return Way.of("SELECT d.influencer_id AS id FROM influencer_term d WHERE d.agency = :agency AND d.term >= "
                + first + " AND d.term < " + first + " || chr(1114111) ORDER BY d.term, d.influencer_id");
    }

    /** What the word may have been meant to be, each looked up by itself. */
    private static Optional<Way> meant(String word, Narrowing narrowing) {
        Set<String> spellings = Typo.meant(word);
        if (spellings.isEmpty()) return Optional.empty();
        narrowing.put("spellings", spellings.toArray(String[]::new));
        return Optional.of(Way.of(
                """
                SELECT d.influencer_id AS id FROM unnest(cast(:spellings AS text[])) AS spelling
                CROSS JOIN LATERAL (SELECT t.influencer_id FROM influencer_term t
                    WHERE t.agency = :agency AND t.term = 'word:' || spelling LIMIT %d) AS d"""
                        .formatted(MOST_OF_A_SPELLING)));
    }
}
