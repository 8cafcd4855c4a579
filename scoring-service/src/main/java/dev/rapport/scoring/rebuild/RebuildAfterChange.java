package dev.rapport.scoring.rebuild;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.kit.tenancy.Agency;
import dev.rapport.scoring.settings.NumbersChanged;

/** Other numbers make other scores: all that are stored are computed anew, in the name of who changed the numbers. */
@ApplicationScoped
class RebuildAfterChange {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    void changed(@Observes NumbersChanged event) {
        database.persist(new Rebuild(Rebuild.Source.LEDGER, agency.caller(), clock));
    }
}
