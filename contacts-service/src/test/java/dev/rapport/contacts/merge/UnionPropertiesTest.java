package dev.rapport.contacts.merge;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Cadence;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.contacts.influencer.Source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever two influencers are, as one they have lost nothing, and parted they are what they were. */
class UnionPropertiesTest {

    @Property(tries = 300)
    void nothingOfTheDuplicateIsLost(
            @ForAll("influencers") NewInfluencer one, @ForAll("influencers") NewInfluencer other) {
        NewInfluencer both = Union.of(one, other).result();
        assertTrue(both.tags().containsAll(other.tags()) && both.tags().containsAll(one.tags()));
        assertTrue(both.emails().stream()
                .map(String::toLowerCase)
                .toList()
                .containsAll(other.emails().stream().map(String::toLowerCase).toList()));
        for (Channel channel : other.channels()) {
            assertTrue(both.channels().stream()
                    .anyMatch(held -> Union.account(held).equals(Union.account(channel))));
        }
        assertTrue(Union.says(both.notes(), other.notes()) && Union.says(both.notes(), one.notes()));
        assertEquals(one.location() == null ? other.location() : one.location(), both.location());
    }

    @Property(tries = 300)
    void partedTheyAreWhatTheyWere(
            @ForAll("influencers") NewInfluencer one, @ForAll("influencers") NewInfluencer other) {
        Union union = Union.of(one, other);
        Remainder rest = Remainder.of(union.result(), other, union.given(), List.of());
        assertEquals(one, rest.result());
        assertEquals(List.of(), rest.changed());
    }

    @Property(tries = 300)
    void ofTwoWhoWereMergedEitherMayLeaveFirst(
            @ForAll("influencers") NewInfluencer one,
            @ForAll("influencers") NewInfluencer second,
            @ForAll("influencers") NewInfluencer third) {
        Union first = Union.of(one, second);
        Union then = Union.of(first.result(), third);
        Heir heir = new Heir(third, then.given());
        NewInfluencer left = Remainder.of(then.result(), second, first.given(), List.of(heir))
                .result();
        assertEquals(one, Remainder.of(left, third, heir.given(), List.of()).result());
        Heir earlier = new Heir(second, first.given());
        left = Remainder.of(then.result(), third, then.given(), List.of(earlier))
                .result();
        assertEquals(first.result(), left);
        assertEquals(one, Remainder.of(left, second, earlier.given(), List.of()).result());
    }

    /** No two have the same key in the agency's system, so none has any here; {@code MergesTest} has. */
    @Provide
    Arbitrary<NewInfluencer> influencers() {
        Arbitrary<List<String>> words =
                Arbitraries.of("a", "b", "c", "d").list().uniqueElements().ofMaxSize(3);
        Arbitrary<List<String>> emails = Arbitraries.of("a@x.example", "B@x.example", "c@x.example")
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        Arbitrary<String> word = Arbitraries.of("a", "b", "a b", "a\n\nb").injectNull(0.4);
        Arbitrary<Cadence> cadence =
                Arbitraries.of(new Cadence(1, 2), new Cadence(3, 4)).injectNull(0.5);
        Arbitrary<Source> source = Arbitraries.of(Source.class).injectNull(0.5);
        return Combinators.combine(words, emails, channels(), words, word, cadence, source, word)
                .as((tags, addresses, channels, interests, location, pace, from, notes) -> new NewInfluencer(
                        "Name", null, addresses, channels, interests, tags, null, location, from, pace, notes));
    }

    private static Arbitrary<List<Channel>> channels() {
        Arbitrary<Long> followers = Arbitraries.longs().between(1, 3).injectNull(0.5);
        return Combinators.combine(Arbitraries.of("mina", "@Nora", "ola"), followers)
                .as((handle, count) -> new Channel("instagram", handle, null, count))
                .list()
                .uniqueElements(Channel::handle)
                .ofMaxSize(3);
    }
}
