package dev.rapport.contacts.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.rapport.contacts.knowledge.Knowledge.Standing;

/** What to look into, the weightiest first: each rule, and what it says to a person. */
public enum Gap {
    /** A list says nothing about a person. */
    FROM_A_LIST(k -> when(
            k.needsResearch(),
            "They come from a list, and nobody has looked at who they are: research them before anything else.")),

    /** Who was never researched is known by hearsay. */
    NEVER_RESEARCHED(k -> when(
            !k.needsResearch() && k.lastResearchedAt() == null,
            "No research note is written about them: look at what they do, and note it.")),

    /** People change. */
    RESEARCH_STALE(k -> when(
            k.lastResearchedAt() != null && k.isStale(k.lastResearchedAt()),
            () -> "They were last researched " + k.daysSince(k.lastResearchedAt()) + " days ago: look again.")),

    FACT_MISSING(k -> Arrays.stream(Fact.values())
            .filter(fact -> !k.knows(fact))
            .map(fact -> new Finding(fact, fact.whenMissing()))),

    /** An interest that nobody can trace may be a wish of ours. */
    INTEREST_UNSOURCED(k -> eachTopic(
            k,
            topic -> topic.interest() && k.standing(topic) == Standing.UNSOURCED,
            topic -> "No note tells where \"" + topic.word() + "\" was learnt: confirm it, or take it out.")),

    INTEREST_STALE(k -> eachTopic(
            k,
            topic -> topic.interest() && k.standing(topic) == Standing.STALE,
            topic -> "\"" + topic.word() + "\" was last confirmed " + k.daysSince(topic.lastConfirmedAt())
                    + " days ago: see whether it still holds.")),

    /** The topics of an ask are matched with interests alone. */
    TOPIC_NOT_AN_INTEREST(k -> eachTopic(
            k,
            topic -> !topic.interest() && k.standing(topic) == Standing.CONFIRMED,
            topic -> "A note names \"" + topic.word()
                    + "\", which is not among their interests: no ask is matched with it."));

    /**
     * What a rule has found.
     *
     * @param gap which rule
     * @param fact what is missing; absent of other rules
     * @param topic what it is about; absent of other rules
     * @param message sentence for people
     */
    public record Finding(Gap gap, Fact fact, String topic, String message) {

        Finding(Fact fact, String message) {
            this(null, fact, null, message);
        }

        Finding(String topic, String message) {
            this(null, null, topic, message);
        }

        private Finding by(Gap rule) {
            return new Finding(rule, fact, topic, message);
        }
    }

    private final Function<Knowledge, Stream<Finding>> rule;

    Gap(Function<Knowledge, Stream<Finding>> rule) {
        this.rule = rule;
    }

    static List<Finding> in(Knowledge knowledge) {
        return Arrays.stream(values())
                .flatMap(gap -> gap.rule.apply(knowledge).map(finding -> finding.by(gap)))
                .toList();
    }

    private static Stream<Finding> when(boolean so, String message) {
        return when(so, () -> message);
    }

    private static Stream<Finding> when(boolean so, Supplier<String> message) {
        return so ? Stream.of(new Finding((String) null, message.get())) : Stream.empty();
    }

    private static Stream<Finding> eachTopic(
            Knowledge knowledge, Predicate<Topic> which, Function<Topic, String> message) {
        return knowledge.topics().stream().filter(which).map(topic -> new Finding(topic.word(), message.apply(topic)));
    }
}
