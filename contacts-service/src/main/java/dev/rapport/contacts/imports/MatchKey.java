package dev.rapport.contacts.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.problem.Refusal;

/** By what a row and an influencer are known to be the same one. */
public enum MatchKey {
    EXTERNAL_ID("externalId") {
        @Override
        public Stream<String> of(NewInfluencer said) {
            return said.externalId() == null ? Stream.empty() : Stream.of("externalId:" + said.externalId());
        }
    },
    EMAIL("email") {
        @Override
        public Stream<String> of(NewInfluencer said) {
            return said.emails().stream().filter(one -> one != null).map(one -> "email:" + small(one));
        }
    },
    CHANNEL("channel") {
        @Override
        public Stream<String> of(NewInfluencer said) {
            return said.channels().stream()
                    .filter(one -> one != null && one.network() != null && one.handle() != null)
                    .map(MatchKey::account);
        }
    };

    private static final Pattern AT = Pattern.compile("^@+");

    private final String word;

    MatchKey(String word) {
        this.word = word;
    }

    /** In the form of the table influencer_key, the first one excepted, which is a column of its own. */
    public abstract Stream<String> of(NewInfluencer said);

    /** An account is the same with or without @ and in any case. */
    public static String account(NewInfluencer.Channel channel) {
        return "channel:" + small(channel.network()) + '/'
                + AT.matcher(small(channel.handle())).replaceFirst("");
    }

    /** Only A to Z, as the database does it for the table of keys. */
    public static String small(String text) {
        return text.chars().allMatch(c -> c < 128)
                ? text.toLowerCase(Locale.ROOT)
                : text.codePoints()
                        .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A comma-separated list in the order in which they are tried. */
    static List<MatchKey> list(String words) {
        if (words == null) return List.of(values());
        List<MatchKey> keys =
                Stream.of(words.split(",", -1)).map(MatchKey::named).toList();
        if (keys.stream().distinct().count() < keys.size()) throw refusal();
        return keys;
    }

    private static MatchKey named(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word.equals(word.strip()))
                .findFirst()
                .orElseThrow(MatchKey::refusal);
    }

    private static Refusal refusal() {
        return Refusal.invalidParameter(
                "matchBy",
                "unknown_value",
                "This must be a list of "
                        + Arrays.stream(values()).map(key -> key.word).collect(Collectors.joining(", "))
                        + ", each at most once, in the order in which they are tried.");
    }

    String word() {
        return word;
    }
}
