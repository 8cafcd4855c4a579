package dev.rapport.kit.work;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** For work that no two replicas may do side by side. */
public final class OneAtATime {

    private OneAtATime() {}

    /**
     * True where this transaction is the only one at this work until it ends.
     *
     * @param work any constant that no other work of the service has: such locks are per database
     */
    public static boolean isOurs(Connection connection, long work) throws SQLException {
        return isOurs("SELECT pg_try_advisory_xact_lock(" + work + ")", connection);
    }

    /**
     * The same, where what it is committed for comes back by itself after a crash of the database: its commit does not wait
     * for the disk.
     */
    public static boolean isOursToRepeat(Connection connection, long work) throws SQLException {
        return isOurs(
                "SELECT pg_try_advisory_xact_lock(" + work + "), set_config('synchronous_commit', 'off', true)",
                connection);
    }

    private static boolean isOurs(String question, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
