package dev.rapport.interactions.imports;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.agreement.Agreement;
import dev.rapport.interactions.agreement.NewAgreement;
import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.commitment.NewCommitment;
import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.NewInteraction;
import dev.rapport.kit.problem.Refusal;

/**
 * Makes deeds of what rows say, by the rules that hold for deeds sent alone.
 *
 * @param agencyClock in the time zone of the agency, in which promises have their days
 */
record DeedMaking(ContactLookup contacts, Map<UUID, Interaction> answered, Clock clock, Clock agencyClock) {

    Deed made(Draft draft) {
        return switch (draft.said()) {
            case NewInteraction said -> interaction(said);
            case NewCommitment said -> {
                Commitment commitment = Commitment.of(said, contacts.person(said.influencerId()), agencyClock);
                draft.ending().close(commitment, agencyClock);
                yield commitment;
            }
            case NewAgreement said -> Agreement.of(said, contacts.person(said.influencerId()), clock);
            default ->
                throw new IllegalArgumentException("no deed of " + draft.said().getClass());
        };
    }

    private Interaction interaction(NewInteraction said) {
        Interaction question = said.inReplyTo() == null ? null : answered.get(said.inReplyTo());
        if (said.inReplyTo() != null && question == null)
            throw Refusal.invalid("/inReplyTo", "unknown_reference", "No interaction has this id.");
        return Interaction.of(said, contacts.person(said.influencerId()), question, clock);
    }

    /** Whether what is there says the same as what a row makes, whichever was sent how. */
    static boolean same(Deed one, Deed other) {
        if (one instanceof Interaction a && other instanceof Interaction b)
            return a.described().equals(b.described());
        if (one instanceof Agreement a && other instanceof Agreement b)
            return a.described().equals(b.described());
        return one instanceof Commitment a && other instanceof Commitment b && a.saysAs(b);
    }
}
