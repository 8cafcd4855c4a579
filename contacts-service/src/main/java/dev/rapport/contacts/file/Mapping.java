package dev.rapport.contacts.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.Typo;
import dev.rapport.kit.file.UnreadableFile;
import dev.rapport.kit.imports.ColumnMapping;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.problem.Refusal;

/**
 * What a sender says that columns stand for: a field, a network that is known here, or any network and what of it
 * ({@code emails}, {@code instagram}, {@code youtube.followers}, {@code letterboxd.handle}). All else is a slip, which
 * would make a network of what was meant to be a field.
 */
public final class Mapping {

    private static final List<Field> OF_AN_ACCOUNT = List.of(Field.HANDLE, Field.URL, Field.FOLLOWERS);
    private static final int LONGEST_NETWORK = 50;

    private Mapping() {}

    /** Target by heading; refused where one of them is none. */
    public static Map<String, String> of(String columns) {
        Map<String, String> mapping = ColumnMapping.of(columns);
        for (String to : mapping.values()) {
            if (!isLeftOut(to) && meant(0, "", to).isEmpty())
                throw Refusal.invalidParameter("columns", "unknown_field", advice(to));
        }
        return mapping;
    }

    /** Empty where the column is not to be read. */
    static Optional<Column> column(int index, String heading, String to) {
        if (isLeftOut(to)) return Optional.empty();
        Optional<Column> column = meant(index, heading, to);
        // Kept before targets were looked at.
        if (column.isEmpty()) throw new UnreadableFile(1, "unknown_field", advice(to));
        return column;
    }

    private static boolean isLeftOut(String to) {
        return to.equals("-");
    }

    private static Optional<Column> meant(int index, String heading, String to) {
        Optional<Field> field = Field.named(to);
        if (field.isPresent()) return field.map(known -> new Column(index, heading, known, null));
        int dot = to.lastIndexOf('.');
        if (dot < 0) return Networks.named(to).map(network -> new Column(index, heading, Field.HANDLE, network));
        String network = to.substring(0, dot).strip();
        if (network.isEmpty() || network.length() > LONGEST_NETWORK) return Optional.empty();
        return Field.named(to.substring(dot + 1))
                .filter(OF_AN_ACCOUNT::contains)
                .map(of ->
                        new Column(index, heading, of, Networks.named(network).orElse(network)));
    }

    private static String advice(String to) {
        String near = near(to).map(one -> "Did you mean \"" + one + "\"? ").orElse("");
        return "\"" + Text.writable(to) + "\" is no field. " + near + "Fields are " + Field.words()
                + "; or a network, such as instagram, or any network and what of it: network.handle, network.url or"
                + " network.followers; or - to leave the column out.";
    }

    /** What would be recognised as a heading, or is one slip of the finger away. */
    private static Optional<String> near(String to) {
        Optional<String> heading = Column.recognized(0, to).map(Column::target);
        if (heading.isPresent()) return heading;
        String network = to.substring(0, Math.max(0, to.lastIndexOf('.')));
        Stream<String> parts = OF_AN_ACCOUNT.stream().map(of -> network + "." + of.word());
        Stream<String> words = Stream.concat(Stream.of(Field.values()).map(Field::word), Networks.NAMES.stream());
        return Stream.concat(words, network.isEmpty() ? Stream.empty() : parts)
                .filter(word -> word.length() >= Typo.SHORTEST && Typo.isNear(plain(to), plain(word)))
                .findFirst();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
