package dev.rapport.interactions.interaction;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import dev.rapport.interactions.InteractionEvents;

/** Joins what a deletion has parted. */
@ApplicationScoped
public class Replies {

    @Inject
    EntityManager database;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    /** To what it answered, if that is still there. To be called before it is told. */
    public void joinQuestion(Interaction restored) {
        if (restored.lostReplyTo() == null) return;
        Interaction question = database.find(Interaction.class, restored.lostReplyTo(), LockModeType.PESSIMISTIC_READ);
        if (question != null) restored.answerAgain(question, clock);
    }

    /** Those that answered it and have not been given another question since. */
    public void joinAnswers(Interaction restored, String reason) {
        for (Interaction answer : Interaction.<Interaction>list("lostReplyTo", restored.id())) {
            if (answer.answerAgain(restored, clock)) events.tell(answer, reason);
        }
    }
}
