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
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + work + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
