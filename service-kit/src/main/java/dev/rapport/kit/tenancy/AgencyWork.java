package dev.rapport.kit.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

import dev.rapport.kit.work.Transaction;

/**
 * Work in the background for one agency: under the role that serves requests and behind the same walls, since nobody
 * needs a role that sees all agencies to do the work of one.
 */
public final class AgencyWork {

    /** Milliseconds: many rows in one statement take longer than anybody waits for an answer. */
    private static final String PATIENCE = "300000";

    private AgencyWork() {}

    /** @param agency of a row that a request of that agency has left */
    public static <T> T in(DataSource database, String agency, Transaction.Work<T> work) throws SQLException {
        return Transaction.in(database, connection -> {
            become(connection, agency);
            return work.run(connection);
        });
    }

    /** Until the transaction ends. Plans are made anew, since tables grow while prepared statements wait for them. */
    public static void become(Connection connection, String agency) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(
                """
                SELECT set_config('rapport.agency', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                    set_config('enable_seqscan', 'off', true), set_config('statement_timeout', ?, true),
                    set_config('lock_timeout', ?, true)""")) {
            set.setString(1, agency);
            set.setString(2, PATIENCE);
            set.setString(3, PATIENCE);
            set.execute();
        }
    }
}
