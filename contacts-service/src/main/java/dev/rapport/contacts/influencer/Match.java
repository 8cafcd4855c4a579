package dev.rapport.contacts.influencer;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How well an influencer matches a search, and by what.
 *
 * @param slips words that are found only where a slip of the finger is forgiven
 * @param begun words that are found only as the beginning of another
 */
record Match(Kind kind, int slips, int begun, Set<Field> fields) implements Comparable<Match> {

    /** From the best to the least. */
    public enum Kind {
        /** A name, handle or address is just what was searched for. */
        EXACT,
        /** A name, handle or address begins so. */
        START,
        /** Every word is one of theirs, or the beginning of one. */
        WORDS,
        /** The same with a slip of the finger. */
        TYPO
    }

    /** Where it was found. */
    public enum Field {
        NAME("name:"),
        HANDLE("handle:"),
        EMAIL("email:"),
        INTEREST("interest:"),
        TAG("tag:");

        private final String prefix;

        Field(String prefix) {
            this.prefix = prefix;
        }

        boolean isWhole() {
            return compareTo(EMAIL) <= 0;
        }
    }

    /**
     * What is searched for, folded by the database as what it is compared with.
     *
     * @param whole without an @ before it
     */
    record Sought(String whole, List<String> words) {}

    /** How a word was found, from the best to the least. */
    private enum Found {
        SAME,
        BEGUN,
        SLIPPED
    }

    private record Trait(Field field, String said, List<String> words) {}

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{IsAlphabetic}\\p{N}]+");
    private static final Comparator<Match> ORDER =
            Comparator.comparing(Match::kind).thenComparing(Match::slips).thenComparing(Match::begun);

    /** @param traits of an influencer as the database keeps them, such as {@code name:mina okafor} */
    static Optional<Match> of(Sought sought, Collection<String> traits) {
        List<Trait> all = traits.stream().flatMap(Match::trait).toList();
        for (Kind kind : List.of(Kind.EXACT, Kind.START)) {
            Set<Field> fields = fields(all.stream()
                    .filter(trait -> trait.field.isWhole()
                            && (kind == Kind.EXACT
                                    ? trait.said.equals(sought.whole)
                                    : trait.said.startsWith(sought.whole))));
            if (!fields.isEmpty()) return Optional.of(new Match(kind, 0, 0, fields));
        }
        return byWords(sought, all);
    }

    private static Optional<Match> byWords(Sought sought, List<Trait> traits) {
        if (sought.words.isEmpty()) return Optional.empty();
        int slips = 0;
        int begun = 0;
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (String word : sought.words) {
            Found found = Stream.of(Found.values())
                    .filter(how -> traits.stream().anyMatch(trait -> has(trait, word, how)))
                    .findFirst()
                    .orElse(null);
            if (found == null) return Optional.empty();
            if (found == Found.SLIPPED) slips++;
            if (found == Found.BEGUN) begun++;
            fields.addAll(fields(traits.stream().filter(trait -> has(trait, word, found))));
        }
        return Optional.of(new Match(slips == 0 ? Kind.WORDS : Kind.TYPO, slips, begun, fields));
    }

    private static boolean has(Trait trait, String word, Found how) {
        return trait.words.stream().anyMatch(other -> switch (how) {
            case SAME -> other.equals(word);
            case BEGUN -> other.startsWith(word);
            case SLIPPED -> word.length() >= Typo.SHORTEST && Typo.isNear(word, other);
        });
    }

    private static Set<Field> fields(Stream<Trait> traits) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        traits.forEach(trait -> fields.add(trait.field));
        return fields;
    }

    private static Stream<Trait> trait(String text) {
        return Stream.of(Field.values())
                .filter(field -> text.startsWith(field.prefix))
                .map(field -> {
                    String said = text.substring(field.prefix.length());
                    return new Trait(
                            field,
                            said,
                            BETWEEN_WORDS
                                    .splitAsStream(said)
                                    .filter(word -> !word.isEmpty())
                                    .toList());
                });
    }

    @Override
    public int compareTo(Match other) {
        return ORDER.compare(this, other);
    }
}
