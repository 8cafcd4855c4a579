package dev.rapport.contacts.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Cadence;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.contacts.influencer.Source;

/** Influencers as awkward as the rules let them be. */
public final class Crowds {

    /** All that means something to one of the formats, some that mean something to a spreadsheet, and right to left. */
    private static final String NASTY =
            "ab \t\n\r'\"=+-@\\;,|:^<>&{}[]\u00a0\u2003\uFF1D\u2028\u200F\u202E\u200D\uFEFF\u0085ß\u05D0\u0639Ж漢";

    private static final String[] WHOLE = {
        "'t Hooft",
        "''",
        "=1+1;=2",
        "=cmd|' /C calc'!A0",
        "\r\n=1",
        "👩‍👩‍👧‍👦 \uD83C\uDDF3\uD83C\uDDF4",
        "שלום, \"עולם\"",
        "a\\nb\\,c",
        "END:VCARD",
        "name",
        "null",
        "000123",
        "1e5"
    };

    private Crowds() {}

    static Arbitrary<String> texts() {
        Arbitrary<String> nasty =
                Arbitraries.strings().withChars(NASTY).ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> plain = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        return Arbitraries.oneOf(nasty, plain, Arbitraries.of(WHOLE)).filter(text -> !text.isBlank());
    }

    static Arbitrary<NewInfluencer> influencers() {
        Arbitrary<String> text = texts();
        Arbitrary<List<String>> several = text.list().ofMaxSize(3);
        Arbitrary<Channel> channel = Combinators.combine(
                        text,
                        text,
                        Arbitraries.of("https://x.example/a;b,c|d", "http://y.example")
                                .injectNull(0.5),
                        Arbitraries.longs().between(0, 1L << 50).injectNull(0.5))
                .as(Channel::new);
        Arbitrary<Cadence> cadence = Arbitraries.integers().between(1, 700).map(days -> new Cadence(days, days + 9));
        return Combinators.combine(
                        text,
                        text.injectNull(0.5),
                        channel.list().ofMaxSize(3),
                        several,
                        several,
                        text.injectNull(0.5),
                        Arbitraries.of(Source.class).injectNull(0.2),
                        cadence.injectNull(0.5))
                .as((name, other, channels, interests, tags, notes, source, pace) -> new NewInfluencer(
                        name,
                        other,
                        List.of("a@x.example", "'=b@x.example"),
                        channels,
                        interests,
                        tags,
                        other == null ? null : "pt-BR",
                        other,
                        source,
                        pace,
                        notes));
    }

    /** So many of them, the same for the same seed; no two of whom share a key, and none without a source. */
    public static List<NewInfluencer> of(int size, long seed) {
        List<NewInfluencer> crowd = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<NewInfluencer> next = influencers().generator(1000, true);
            Random random = new Random(seed);
            while (crowd.size() < size) crowd.add(apart(next.next(random).value(), crowd.size()));
        });
        return crowd;
    }

    /** In JSON, with the one kind of line break that a vCard knows: all others come back from it as that one. */
    public static String asACardCanSay(String json) {
        return json.replace("\\r\\n", "\\n").replace("\\r", "\\n");
    }

    private static NewInfluencer apart(NewInfluencer one, int number) {
        boolean bare = number % 4 == 0;
        return new NewInfluencer(
                one.name(),
                one.externalId() == null && !bare ? null : number + "-" + one.externalId(),
                bare ? List.of() : List.of("p" + number + "@x.example", "'=" + number + "b@x.example"),
                one.channels().stream()
                        .map(channel -> new Channel(
                                channel.network(), number + "-" + channel.handle(), channel.url(), channel.followers()))
                        .toList(),
                one.interests(),
                one.tags(),
                one.language(),
                one.location(),
                one.source() == null ? Source.REFERRED : one.source(),
                one.cadence(),
                one.notes());
    }
}
