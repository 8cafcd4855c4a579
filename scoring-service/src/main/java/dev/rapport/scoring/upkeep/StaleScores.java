package dev.rapport.scoring.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.KnownContactTable;
import dev.rapport.scoring.ledger.StaleTable;
import dev.rapport.scoring.ledger.StaleTable.Cause;
import dev.rapport.scoring.ledger.StaleTable.Stale;

/** Computes the scores of those of whom something was told. Any number of replicas may do so side by side. */
@ApplicationScoped
class StaleScores implements Chore {

    private static final int CHUNK = 100;

    @Inject
    Refresher refresher;

    @Inject
    ScoreMeters meters;

    @Inject
    Backlog backlog;

    @Override
    public boolean step(Connection connection) throws SQLException {
        if (backlog.holdsScores()) return false;
        List<Stale> stale = StaleTable.take(connection, CHUNK);
        if (stale.isEmpty()) return false;
        Map<ContactKey, Cause> causes = stale.stream().collect(Collectors.toMap(Stale::key, Stale::cause));
        List<ContactKey> influencers = stale.stream().map(Stale::key).toList();
        refresher.refresh(connection, influencers, key -> causes.get(key).traceparent());
        markSurvivors(connection, influencers);
        meters.computed(stale);
        return true;
    }

    /**
     * What is told of one who was merged into another counts for that one. Here, and not when it is taken in: of a merge
     * and of what was done with the duplicate either may come first, and this sees both.
     */
    private static void markSurvivors(Connection connection, List<ContactKey> influencers) throws SQLException {
        List<ContactKey> survivors = new ArrayList<>(KnownContactTable.survivors(connection, influencers));
        survivors.removeAll(influencers);
        StaleTable.mark(connection, survivors);
    }
}
