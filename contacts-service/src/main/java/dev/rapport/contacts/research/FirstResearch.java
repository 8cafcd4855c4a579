package dev.rapport.contacts.research;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.Influencer;

/** Whether somebody from a list still needs research is told with them: a first note, and the loss of the last, are news. */
@ApplicationScoped
class FirstResearch {

    @Inject
    EntityManager database;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    /** Notes were stored; the database itself keeps the day of the last one. */
    void noted(Influencer influencer) {
        if (!influencer.needsResearch()) return;
        database.refresh(influencer);
        tellAnew(influencer);
    }

    /** The notes have locked them already, so that nobody else's change comes in between. */
    void tellAnew(Influencer influencer) {
        influencer.reconsider(clock);
        events.changed(influencer);
    }
}
