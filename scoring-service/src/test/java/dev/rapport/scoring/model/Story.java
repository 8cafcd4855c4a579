package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tells a history by what happened how many days ago, and gives it ids in the order of telling: HELP-1, ASK-2. */
final class Story {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private final List<Interaction> interactions = new ArrayList<>();

    static InteractionBuilder happened(Kind kind, int daysAgo) {
        return Interaction.builder("", kind, TODAY.minusDays(daysAgo));
    }

    /** A relationship in which any ask of size 1 or 2 is reasonable: known, useful, in conversation, reliable. */
    static Story ofAGoodRelationship() {
        Story story = new Story();
        for (int daysAgo = 29; daysAgo <= 170; daysAgo += 14) {
            story.and(happened(Kind.RESEARCH, daysAgo).value(2))
                    .and(happened(Kind.HELP, daysAgo).value(2).outcome(Outcome.USED))
                    .and(happened(Kind.REPLY, daysAgo))
                    .and(kept(daysAgo, daysAgo));
        }
        return story;
    }

    static InteractionBuilder promised(int daysAgo, int dueDaysAgo) {
        return happened(Kind.COMMITMENT, daysAgo).dueOn(TODAY.minusDays(dueDaysAgo));
    }

    static InteractionBuilder kept(int dueDaysAgo, int closedDaysAgo) {
        return closed(CommitmentStatus.KEPT, dueDaysAgo, closedDaysAgo);
    }

    static InteractionBuilder closed(CommitmentStatus status, int dueDaysAgo, int closedDaysAgo) {
        return promised(closedDaysAgo + 10, dueDaysAgo).status(status).closedOn(TODAY.minusDays(closedDaysAgo));
    }

    Story and(InteractionBuilder one) {
        Interaction interaction = one.build();
        interactions.add(
                one.id(interaction.kind() + "-" + (interactions.size() + 1)).build());
        return this;
    }

    /** The id of the one told last. */
    String lastId() {
        return interactions.getLast().id();
    }

    List<Interaction> interactions() {
        return interactions;
    }

    Relationship relationship() {
        return Relationship.of(interactions, ModelConfig.DEFAULT);
    }

    Standing standing() {
        return relationship().asOf(TODAY);
    }

    Assessment assess(int size, double relevance) {
        return Assessment.of(standing(), standing(), new Ask(size, relevance));
    }
}
