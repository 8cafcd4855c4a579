package dev.rapport.interactions.reminder;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import dev.rapport.interactions.settings.Settings;
import dev.rapport.kit.work.Columns;

/** Open commitments over all agencies, in the order of the days on which to look at them. */
final class PromiseTable {

    /** Steps from one agency to the next of each day, by the index: it does not matter how many promises there are. */
    private static final String WAITING =
            """
            WITH RECURSIVE waiting AS (
                (SELECT remind_on, agency FROM commitment
                WHERE NOT deleted AND status = 'OPEN' AND remind_on <= ? ORDER BY remind_on, agency LIMIT 1)
                UNION ALL
                SELECT next.* FROM waiting, LATERAL (SELECT remind_on, agency FROM commitment
                WHERE NOT deleted AND status = 'OPEN' AND remind_on <= ?
                    AND (remind_on, agency) > (waiting.remind_on, waiting.agency)
                ORDER BY remind_on, agency LIMIT 1) next
            )
            SELECT waiting.*, s.time_zone, s.reminder_days FROM waiting LEFT JOIN agency_settings s USING (agency)""";

    private static final String TAKE =
            """
            SELECT c.agency, c.id, organization_id, influencer_id, promised_by, importance, due_on, due_set_at,
                c.remind_on, reminders
            FROM unnest(?::date[], ?::text[]) AS ripe (remind_on, agency)
            JOIN commitment c ON c.remind_on = ripe.remind_on AND c.agency = ripe.agency
            WHERE NOT deleted AND status = 'OPEN' LIMIT ? FOR UPDATE OF c""";

    private static final String LOOKED =
            """
            UPDATE commitment c SET remind_on = looked.remind_on, reminders = looked.reminders
            FROM unnest(?::text[], ?::uuid[], ?::date[], ?::int[]) AS looked (agency, id, remind_on, reminders)
            WHERE c.agency = looked.agency AND c.id = looked.id""";

    private PromiseTable() {}

    /**
     * An agency that has promises to be looked at on that day.
     *
     * @param settings without their history
     */
    record Waiting(LocalDate remindOn, String agency, Settings settings) {}

    /**
     * What was done with a promise.
     *
     * @param next null where it need not be looked at any more
     */
    record Looked(Promise promise, LocalDate next, int reminders) {}

    /** @param latest what is to be looked at later is left alone */
    static List<Waiting> waiting(Connection connection, LocalDate latest) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setObject(1, latest);
            select.setObject(2, latest);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate day = row.getObject("remind_on", LocalDate.class);
                    waiting.add(new Waiting(day, row.getString("agency"), settings(row)));
                }
            }
        }
        return waiting;
    }

    private static Settings settings(ResultSet row) throws SQLException {
        Array days = row.getArray("reminder_days");
        if (days == null) return Settings.DEFAULT;
        List<Integer> reminderDays = Arrays.asList((Integer[]) days.getArray());
        return new Settings(0, row.getString("time_zone"), reminderDays, null, null);
    }

    /** Some of theirs; nobody can close or move them until the transaction ends. */
    static List<Promise> take(Connection connection, Collection<Waiting> ripe, int most) throws SQLException {
        List<Promise> promises = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TAKE)) {
            new Columns<>(select, ripe).add("date", Waiting::remindOn).add("text", Waiting::agency);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) promises.add(Promise.read(row));
            }
        }
        return promises;
    }

    static void looked(Connection connection, List<Looked> looked) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LOOKED)) {
            new Columns<>(update, looked)
                    .add("text", one -> one.promise().agency())
                    .add("uuid", one -> one.promise().id())
                    .add("date", Looked::next)
                    .add("int", Looked::reminders);
            update.executeUpdate();
        }
    }
}
