package dev.rapport.kit.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

import io.agroal.api.AgroalDataSource;

/**
 * What a request asks the database in one go: the statements travel together, and so do the answers, since a way there and
 * back costs more than a small answer does. Whose they are travels with them: together they are one transaction, or part of
 * the request's own where it has one.
 */
@ApplicationScoped
public class RoundTrip {

    /** Statements, to be prepared once. */
    public static final class Questions {

        /**
         * What travels together looks things up by key, and takes a tenth of the time that its plan takes: left to itself,
         * the database makes a new one for each call wherever it estimates that to come out a little cheaper.
         */
        private static final String PLANNED_ONCE = ", set_config('plan_cache_mode', 'force_generic_plan', true)";

        private final String sql;

        private Questions(String sql) {
            this.sql = sql;
        }

        /** @param statements with a question mark for each value, in the order of the values */
        public static Questions of(String... statements) {
            // For those who read the database's log.
            String note = " -- and with it " + statements.length;
            return new Questions(
                    AgencyConnections.SAY + PLANNED_ONCE + note + "\n;\n" + String.join(";\n", statements));
        }
    }

    /** Makes something of all answers. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Answers answers) throws SQLException;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReading<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** The answers, one after the other. */
    public static final class Answers {
        private final PreparedStatement asked;

        private Answers(PreparedStatement asked) {
            this.asked = asked;
        }

        /** All rows of the next one. */
        public <R> List<R> next(RowReading<R> reading) throws SQLException {
            asked.getMoreResults();
            List<R> read = new ArrayList<>();
            try (ResultSet rows = asked.getResultSet()) {
                while (rows.next()) read.add(reading.read(rows));
            }
            return read;
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @Inject
    AgencyConnections connections;

    /** @param values texts, ids, numbers, or arrays of texts or ids */
    public <T> T ask(Questions questions, List<?> values, Reading<T> reading) {
        try (Connection connection = connections.unsaid(database);
                PreparedStatement asked = connection.prepareStatement(questions.sql)) {
            int place = AgencyConnections.say(asked, agency);
            for (Object value : values) asked.setObject(++place, bound(connection, value));
            asked.execute();
            return reading.read(new Answers(asked));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        if (value instanceof String[] texts) return connection.createArrayOf("text", texts);
        return value instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : value;
    }
}
