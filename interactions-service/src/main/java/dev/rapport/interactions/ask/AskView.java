package dev.rapport.interactions.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.interactions.interaction.AskEnd;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.InteractionView;

/**
 * An ask and its life. It is an interaction, and corrected as one.
 *
 * @param interactionVersion to be sent as If-Match where the interaction is corrected
 * @param followUps how many times it was followed up
 * @param answerId what they answered, as was said when it was closed, or else their last reply
 * @param commitmentId what was promised, as was said when it was closed
 */
public record AskView(
        UUID id,
        long interactionVersion,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        String channel,
        String summary,
        int size,
        Double relevance,
        AskState state,
        int followUps,
        Instant lastFollowUpAt,
        UUID answerId,
        UUID commitmentId,
        LocalDate closedOn) {

    private static final AskEnd OPEN = new AskEnd(null, null, null, null);

    static AskView of(Interaction ask, Life life) {
        InteractionView said = ask.shown(LocalDate.EPOCH);
        AskEnd end = said.ask() == null ? OPEN : said.ask();
        return new AskView(
                said.id(),
                said.version(),
                said.organizationId(),
                said.influencerId(),
                said.occurredAt(),
                said.channel(),
                said.summary(),
                said.size(),
                said.relevance(),
                life.state(end.closedAs()),
                life.followUps().size(),
                life.lastFollowUpAt(),
                end.answerId() == null ? life.lastAnswerId() : end.answerId(),
                end.commitmentId(),
                end.closedOn());
    }
}
