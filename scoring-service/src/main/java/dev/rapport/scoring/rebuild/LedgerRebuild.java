package dev.rapport.scoring.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.upkeep.Chore;
import dev.rapport.scoring.upkeep.Refresher;

/** Computes scores anew from the ledger, influencer by influencer in the order of ids. */
@ApplicationScoped
class LedgerRebuild implements Chore {

    private static final int CHUNK = 200;

    /** Everybody who has a score, should have one, or has one and should not. */
    private static final String NEXT =
            """
            SELECT agency, id FROM (
                (SELECT DISTINCT agency, influencer_id AS id FROM ledger
                 WHERE %1$s ORDER BY agency, influencer_id LIMIT %2$d)
                UNION (SELECT agency, id FROM known_contact
                 WHERE kind = 'INFLUENCER' AND %3$s ORDER BY agency, id LIMIT %2$d)
                UNION (SELECT DISTINCT agency, influencer_id AS id FROM stored_score
                 WHERE %1$s ORDER BY agency, influencer_id LIMIT %2$d)) AS everybody
            ORDER BY agency, id LIMIT %2$d""";

    private static final String COUNT =
            """
            SELECT count(*) FROM (
                SELECT agency, influencer_id FROM ledger WHERE %1$s
                UNION SELECT agency, id FROM known_contact WHERE kind = 'INFLUENCER' AND %1$s
                UNION SELECT agency, influencer_id FROM stored_score WHERE %1$s) AS everybody""";

    @Inject
    Refresher refresher;

    @Override
    public boolean step(Connection connection) throws SQLException {
        Optional<RebuildTable.Running> claimed = RebuildTable.claim(connection, Rebuild.State.COMPUTING_SCORES);
        if (claimed.isEmpty()) return false;
        RebuildTable.Running rebuild = claimed.get();
        if (rebuild.scoresTotal() == null) RebuildTable.scoresCounted(connection, rebuild, count(connection, rebuild));
        List<ContactKey> next = next(connection, rebuild);
        if (next.isEmpty()) {
            RebuildTable.finished(connection, rebuild);
            return true;
        }
        refresher.lockAndRefresh(connection, next);
        RebuildTable.scoresComputed(connection, rebuild, next.size(), next.getLast());
        return true;
    }

    private static List<ContactKey> next(Connection connection, RebuildTable.Running rebuild) throws SQLException {
        String after = rebuild.isOfAll() ? "(agency, %s) > (?, ?)" : "agency = ? AND %s > ?";
        String sql = NEXT.formatted(after.formatted("influencer_id"), CHUNK, after.formatted("id"));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 1; at <= 6; at += 2) {
                select.setString(at, rebuild.isOfAll() ? rebuild.last().agency() : rebuild.agency());
                select.setObject(at + 1, rebuild.last().id());
            }
            return ContactKey.read(select);
        }
    }

    private static long count(Connection connection, RebuildTable.Running rebuild) throws SQLException {
        String sql = COUNT.formatted(rebuild.isOfAll() ? "true" : "agency = ?");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 1; at <= 3 && !rebuild.isOfAll(); at++) select.setString(at, rebuild.agency());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
