package dev.rapport.kit.meter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How many rows wait in a table, and for how long the oldest has: looked up when metrics are read, and not again for a
 * while, so that it costs next to nothing however often that is. Counted no further than 10,001. Where the
 * database does not answer, neither does this (NaN).
 */
public final class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final int MOST = 10_001;
    private static final int PATIENCE_SECONDS = 2;
    private static final long FRESH_NANOS = 2_000_000_000;

    private record Measure(double depth, double age, long takenAt) {}

    private final DataSource database;
    private final String sql;
    private Measure last;

    /**
     * @param table whose rows go when their work is done
     * @param since the column that says since when a row waits
     * @param order the column of an index that finds the oldest row
     */
    public Backlog(DataSource database, String table, String since, String order) {
        this.database = database;
        this.sql =
                """
                SELECT (SELECT count(*) FROM (SELECT FROM %1$s LIMIT %2$d) AS waiting),
                    (SELECT extract(epoch FROM clock_timestamp() - %3$s) FROM %1$s ORDER BY %4$s LIMIT 1)"""
                        .formatted(table, MOST, since, order);
    }

    /**
     * The caller keeps this object: meters alone do not.
     *
     * @param name of the meters: {@code <name>.depth} and {@code <name>.age} (seconds; 0 where nothing waits)
     */
    public Backlog register(MeterRegistry meters, String name, String what) {
        Gauge.builder(name + ".depth", this, backlog -> backlog.measure().depth())
                .description(what + "; 10001 where there are more than 10000")
                .register(meters);
        Gauge.builder(name + ".age", this, backlog -> backlog.measure().age())
                .description(what + ": for how long the oldest has waited")
                .baseUnit("seconds")
                .register(meters);
        return this;
    }

    private synchronized Measure measure() {
        long now = System.nanoTime();
        if (last == null || now - last.takenAt() > FRESH_NANOS) last = look(now);
        return last;
    }

    private Measure look(long now) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                // No row, no age: null is read as 0. Clocks may be set back.
                return new Measure(row.getDouble(1), Math.max(0, row.getDouble(2)), now);
            }
        } catch (SQLException e) {
            LOG.debugf("nothing can be said about a backlog: %s", e.getMessage());
            return new Measure(Double.NaN, Double.NaN, now);
        }
    }
}
