package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** What came of a statement that must reach nothing. It is taken back, whatever it was. */
final class Attempt {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Attempt() {}

    /** How many rows it read or changed; 0 also where it was refused for want of a right. Another refusal proves nothing. */
    static long rows(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) return statement.getUpdateCount();
            try (ResultSet count = statement.getResultSet()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException refusal) {
            if (INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())) return 0;
            throw new SQLException(sql, refusal.getSQLState(), refusal);
        } finally {
            connection.rollback(before);
        }
    }

    /** Whether it was refused for want of a right; what came as far as to be refused for another cause was not. */
    static boolean isRefused(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return false;
        } catch (SQLException refusal) {
            return INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState());
        } finally {
            connection.rollback(before);
        }
    }
}
