package dev.rapport.interactions.revision;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.Noun;
import dev.rapport.interactions.Revision;
import dev.rapport.interactions.agreement.Agreement;
import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.Replies;
import dev.rapport.interactions.survey.Survey;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/** Brings a deleted deed back as it was, one version up. */
@ApplicationScoped
class Restoration {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Replies replies;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    /** Refused with 404 where there never was one, with 409 where it is not deleted or its words are forgotten. */
    Deed of(Noun noun, UUID id, String reason) {
        return of(noun, id, reason, deed -> {});
    }

    /** @param check may refuse what would be back, before anything that depends on it is changed */
    Deed of(Noun noun, UUID id, String reason, Consumer<Deed> check) {
        if (database.find(type(noun), id) != null) {
            throw new Refusal(RestoreProblem.NOT_DELETED, "There is nothing to restore.");
        }
        Revision deletion = Revision.deletionOf(noun, id).orElseThrow(() -> Refusal.notFound(noun.word(), id));
        Map<String, Object> words = deletion.words(clock)
                .orElseThrow(() -> new Refusal(
                        RestoreProblem.TOO_LATE, "It was deleted at " + deletion.createdAt() + ", too long ago."));
        Deed deed = raise(noun, id);
        deed.restore(words, clock);
        check.accept(deed);
        deletion.undone(clock);
        if (deed instanceof Interaction interaction) replies.joinQuestion(interaction);
        events.tell(deed, reason);
        if (deed instanceof Interaction interaction) replies.joinAnswers(interaction, reason);
        return deed;
    }

    /** By a statement of its own, since the entity does not see deleted rows. Of two at once, one finds none left. */
    private Deed raise(Noun noun, UUID id) {
        int raised = database.createNativeQuery(
                        "UPDATE " + noun.word() + " SET deleted = false WHERE agency = ?1 AND id = ?2 AND deleted")
                .setParameter(1, agency.id())
                .setParameter(2, id)
                .executeUpdate();
        if (raised == 0) throw new Refusal(Problem.CONFLICT, "It was restored at the same moment.");
        return database.find(type(noun), id);
    }

    private static Class<? extends Deed> type(Noun noun) {
        return switch (noun) {
            case INTERACTION -> Interaction.class;
            case COMMITMENT -> Commitment.class;
            case AGREEMENT -> Agreement.class;
            case SURVEY -> Survey.class;
        };
    }
}
