package dev.rapport.scoring.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.work.Columns;

/** The log of changes. Whatever a transaction that has not ended may still add is after all that is read here. */
final class ChangeTable {

    /** To be told. */
    record Made(String agency, UUID influencer, UUID organization, String type, String data) {}

    /**
     * What can be read at the moment.
     *
     * @param end where reading goes on once all was read; nothing that is there yet is after it
     * @param unborn no transaction has this number or a higher one yet
     * @param forgotten up to there nothing is known any more
     */
    record Extent(Position end, long unborn, Position forgotten) {

        boolean reaches(Position position) {
            return !forgotten.isAfter(position) && position.xid() < unborn;
        }
    }

    private static final String INSERT =
            """
            INSERT INTO score_change (agency, influencer_id, organization_id, type, data, created_at)
            SELECT agency, influencer, organization, type, data, ?
            FROM unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                AS made (agency, influencer, organization, type, data)""";

    private static final String SELECT =
            """
            SELECT agency, xid, seq, influencer_id, organization_id, type, data FROM score_change
            WHERE %s(xid, seq) > (?, ?) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid, seq LIMIT ?""";

    private static final String OF_ALL = SELECT.formatted("");
    private static final String OF_AGENCY = SELECT.formatted("agency = ? AND ");

    private static final String END = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /** Of an agency, by the walls. */
    private static final String EXTENT =
            """
            SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint, coalesce(xid, 0),
                coalesce(seq, 0)
            FROM pg_current_snapshot() AS now LEFT JOIN score_change_forgotten ON true""";

    /** The oldest only, however old: there are never many that are older than what is kept. */
    private static final String FORGET =
            """
            WITH oldest AS (SELECT agency, xid, seq, created_at FROM score_change ORDER BY xid, seq LIMIT ?),
            gone AS (DELETE FROM score_change WHERE (agency, xid, seq) IN
                (SELECT agency, xid, seq FROM oldest WHERE created_at < ?) RETURNING agency, xid, seq),
            noted AS (INSERT INTO score_change_forgotten AS f (agency, xid, seq)
                SELECT DISTINCT ON (agency) agency, xid, seq FROM gone ORDER BY agency, xid DESC, seq DESC
                ON CONFLICT (agency) DO UPDATE SET xid = excluded.xid, seq = excluded.seq
                WHERE (excluded.xid, excluded.seq) > (f.xid, f.seq))
            SELECT count(*) FROM gone""";

    /** Of a database that was filled from another's dump: numbers of transactions that are yet to come here. */
    private static final List<String> FOREIGN = List.of(
            "DELETE FROM score_change WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
            "DELETE FROM score_change_forgotten WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint");

    private ChangeTable() {}

    static void insert(Connection connection, List<Made> all, Instant now) throws SQLException {
        if (all.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new Columns<>(insert, 1, all)
                    .add("text", Made::agency)
                    .add("uuid", Made::influencer)
                    .add("uuid", Made::organization)
                    .add("text", Made::type)
                    .add("text", Made::data);
            insert.executeUpdate();
        }
    }

    static Position end(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(END);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Position.before(row.getLong(1));
        }
    }

    static Extent extent(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EXTENT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Extent(
                    Position.before(row.getLong(1)), row.getLong(2), new Position(row.getLong(3), row.getLong(4)));
        }
    }

    /** Of all agencies, in order. */
    static List<Change> after(Connection connection, Position position, int most) throws SQLException {
        return select(connection, OF_ALL, null, position, most);
    }

    /** Of one agency, in order. */
    static List<Change> after(Connection connection, String agency, Position position, int most) throws SQLException {
        return select(connection, OF_AGENCY, agency, position, most);
    }

    private static List<Change> select(Connection connection, String sql, String agency, Position position, int most)
            throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 0;
            if (agency != null) select.setString(++index, agency);
            select.setLong(++index, position.xid());
            select.setLong(++index, position.seq());
            select.setInt(++index, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(
                            row.getString(1),
                            new Position(row.getLong(2), row.getLong(3)),
                            row.getObject(4, UUID.class),
                            row.getObject(5, UUID.class),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        }
        return changes;
    }

    /** How many were forgotten. */
    static int forget(Connection connection, Instant before, int most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setInt(1, most);
            delete.setObject(2, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void forgetForeign(Connection connection) throws SQLException {
        for (String sql : FOREIGN) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        }
    }
}
