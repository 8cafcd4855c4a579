package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;
import dev.rapport.scoring.settings.RandomNumbers;

/** Random relationships, bad and good ones, alone or with others of the agency, by any numbers that may be set. */
class Outlooks extends DomainContextBase {

    static final LocalDate TODAY = Samples.TODAY;

    static final double EQUAL = 1e-9;

    @Provide
    Arbitrary<Relationship> relationships() {
        return Combinators.combine(histories(), RandomNumbers.configs()).as(Relationship::of);
    }

    @Provide
    Arbitrary<Outlook> outlooks() {
        return Combinators.combine(relationships(), histories().list().ofMaxSize(1))
                .as((relationship, others) -> {
                    if (others.isEmpty()) return new Outlook(relationship, relationship);
                    return new Outlook(relationship, relationship.with(renamed(others.getFirst())));
                });
    }

    @Provide
    Arbitrary<Ask> asks() {
        return Samples.asks();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 300).map(TODAY::minusDays);
    }

    /** Histories at random are mostly bad: half of them follow on a good relationship. */
    private static Arbitrary<List<Interaction>> histories() {
        return Combinators.combine(Samples.histories(), Arbitraries.of(0, 3, 40), Arbitraries.of(true, false))
                .as((history, most, good) -> {
                    List<Interaction> all = new ArrayList<>(history.subList(0, Math.min(most, history.size())));
                    if (good) all.addAll(Samples.goodRelationship());
                    return all;
                })
                // Their combinations alone would outnumber the tries, and are nearly all empty histories.
                .withoutEdgeCases();
    }

    private static List<Interaction> renamed(List<Interaction> history) {
        return history.stream()
                .map(one -> one.toBuilder().id("other-" + one.id()).build())
                .toList();
    }

    static Relationship relationship(List<Interaction> interactions) {
        return Relationship.of(interactions, ModelConfig.DEFAULT);
    }

    static Outlook outlook(List<Interaction> interactions) {
        Relationship relationship = relationship(interactions);
        return new Outlook(relationship, relationship);
    }

    static Outlook outlook(InteractionBuilder... interactions) {
        return outlook(
                List.of(interactions).stream().map(InteractionBuilder::build).toList());
    }

    static InteractionBuilder happened(String id, Kind kind, int daysAgo) {
        return Interaction.builder(id, kind, TODAY.minusDays(daysAgo));
    }
}
