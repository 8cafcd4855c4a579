package dev.rapport.interactions.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.time.Moments;

/** The settings of the agency whose request this is. */
@ApplicationScoped
public class AgencySettings {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    /** What is in force: one statement, one row by primary key. */
    public Settings current() {
        List<?> rows = database.createNativeQuery(
                        """
                        SELECT version, time_zone, array_to_string(reminder_days, ',') AS reminder_days, changed_at,
                            changed_by
                        FROM agency_settings WHERE agency = ?1""",
                        Tuple.class)
                .setParameter(1, agency.id())
                .getResultList();
        return rows.stream().map(row -> settings((Tuple) row)).findFirst().orElse(Settings.DEFAULT);
    }

    /** The clock in the agency's time zone, which says what day it is there. */
    public Clock clock() {
        return clock.withZone(current().zone());
    }

    /** The same for work in the background. */
    public static Clock clock(Connection connection, String agency, Clock clock) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT time_zone FROM agency_settings WHERE agency = ?")) {
            select.setString(1, agency);
            try (ResultSet row = select.executeQuery()) {
                return clock.withZone(row.next() ? ZoneId.of(row.getString(1)) : Settings.DEFAULT.zone());
            }
        }
    }

    public LocalDate today() {
        return current().today(clock);
    }

    /** Refused with 412 where another change came first. */
    Settings change(Settings from, NewSettings to) {
        Settings changed =
                new Settings(from.version() + 1, to.timeZone(), to.reminderDays(), Moments.now(clock), agency.caller());
        int written = database.createNativeQuery(
                        """
                        INSERT INTO agency_settings AS known
                            (agency, version, time_zone, reminder_days, changed_at, changed_by)
                        VALUES (?1, ?2, ?3, cast(string_to_array(?4, ',') AS int[]), ?5, ?6)
                        ON CONFLICT (agency) DO UPDATE SET version = excluded.version, time_zone = excluded.time_zone,
                            reminder_days = excluded.reminder_days, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        WHERE known.version = excluded.version - 1""")
                .setParameter(1, agency.id())
                .setParameter(2, changed.version())
                .setParameter(3, changed.timeZone())
                .setParameter(
                        4, changed.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .setParameter(5, changed.changedAt())
                .setParameter(6, changed.changedBy())
                .executeUpdate();
        if (written == 0) {
            throw new Refusal(Problem.VERSION_CONFLICT, "Somebody else changed the settings; read them again.");
        }
        return changed;
    }

    private static Settings settings(Tuple row) {
        return new Settings(
                row.get("version", Long.class),
                row.get("time_zone", String.class),
                numbers(row.get("reminder_days", String.class)),
                row.get("changed_at", Instant.class),
                row.get("changed_by", String.class));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
