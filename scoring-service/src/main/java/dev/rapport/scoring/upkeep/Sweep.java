package dev.rapport.scoring.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.time.Moments;
import dev.rapport.kit.work.OneAtATime;
import dev.rapport.scoring.ledger.ContactKey;

/**
 * Time alone changes scores: brings those of an earlier day up to today, first where a promise has fallen due. So a
 * stored score is never more than a day's fading away from a fresh one. One replica at a time, by a lock.
 */
@ApplicationScoped
class Sweep implements Chore {

    /** Not the relay's. */
    private static final long LOCK = 7_277_679;

    private static final int CHUNK = 200;
    private static final long LOOK_AGAIN_MILLIS = 60_000;

    private static final String DUE =
            "SELECT agency, influencer_id FROM stored_score WHERE due_on <= ? AND as_of < ? ORDER BY due_on LIMIT ?";
    private static final String OLD =
            "SELECT agency, influencer_id FROM stored_score WHERE as_of < ? ORDER BY as_of LIMIT ?";

    @Inject
    Refresher refresher;

    @Inject
    Clock clock;

    private LocalDate done = LocalDate.MIN;
    private long doneAt;

    @Override
    public boolean step(Connection connection) throws SQLException {
        LocalDate today = Moments.today(clock);
        if (today.equals(done) && clock.millis() - doneAt < LOOK_AGAIN_MILLIS) return false;
        if (!OneAtATime.isOurs(connection, LOCK)) return false;
        List<ContactKey> influencers = select(connection, DUE, today, today, CHUNK);
        if (influencers.isEmpty()) influencers = select(connection, OLD, today, CHUNK);
        if (influencers.isEmpty()) {
            done = today;
            doneAt = clock.millis();
            return false;
        }
        refresher.lockAndRefresh(connection, influencers);
        return true;
    }

    private static List<ContactKey> select(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) select.setObject(i + 1, values[i]);
            return ContactKey.read(select).stream().distinct().toList();
        }
    }
}
