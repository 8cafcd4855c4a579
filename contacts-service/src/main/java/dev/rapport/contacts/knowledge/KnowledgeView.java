package dev.rapport.contacts.knowledge;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.knowledge.Knowledge.Standing;
import dev.rapport.contacts.research.Lesson;

/**
 * What is known of an influencer, what of it is stale, and what is missing.
 *
 * @param asOf when this was found out
 * @param staleAfterDays days after which what was learnt is stale
 * @param lastResearchedAt when the newest note was learnt; absent where there is none
 * @param needsResearch true of one from a LIST about whom no research note is written
 * @param facts of each whether it is known
 * @param topics interests first, in their order; then what only notes name, the newest first; at most 200
 * @param findings what to look into, the weightiest first
 */
public record KnowledgeView(
        UUID influencerId,
        Instant asOf,
        int staleAfterDays,
        Instant lastResearchedAt,
        boolean needsResearch,
        List<FactView> facts,
        List<TopicView> topics,
        List<Gap.Finding> findings) {

    private static final int ORIGINS_TOLD = 5;

    /** Whether it is known. */
    public record FactView(Fact fact, boolean known) {}

    /**
     * Something they care about.
     *
     * @param interest whether it is among their interests, which alone are matched with the topics of an ask
     * @param standing CONFIRMED by a note, STALE where the newest one is too old, UNSOURCED where there is none
     * @param lastConfirmedAt when the newest note that names it was learnt; absent where there is none
     * @param confirmations how many notes name it
     * @param learntFrom the newest five of them
     */
    public record TopicView(
            String topic,
            boolean interest,
            Standing standing,
            Instant lastConfirmedAt,
            int confirmations,
            List<OriginView> learntFrom) {}

    /**
     * Where something was learnt.
     *
     * @param sourceUrl absent where the note names none
     */
    public record OriginView(UUID researchNoteId, String sourceUrl, Instant learntAt) {

        static OriginView of(Lesson lesson) {
            return new OriginView(lesson.noteId(), lesson.sourceUrl(), lesson.learntAt());
        }
    }

    static KnowledgeView of(Influencer influencer, Knowledge knowledge, Instant asOf, int staleAfterDays) {
        return new KnowledgeView(
                influencer.id(),
                asOf,
                staleAfterDays,
                knowledge.lastResearchedAt(),
                knowledge.needsResearch(),
                Arrays.stream(Fact.values())
                        .map(fact -> new FactView(fact, knowledge.knows(fact)))
                        .toList(),
                knowledge.topics().stream()
                        .map(topic -> view(topic, knowledge.standing(topic)))
                        .toList(),
                Gap.in(knowledge));
    }

    private static TopicView view(Topic topic, Standing standing) {
        return new TopicView(
                topic.word(),
                topic.interest(),
                standing,
                topic.lastConfirmedAt(),
                topic.lessons().size(),
                topic.lessons().stream().limit(ORIGINS_TOLD).map(OriginView::of).toList());
    }
}
