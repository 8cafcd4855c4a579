package dev.rapport.kit.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Background work on a connection of its own: all of it, or nothing. */
public final class Transaction {

    private Transaction() {}

    /** What is done within. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The same again, each time in a transaction of its own, until one has done less than a portion. */
    public static void inPortions(DataSource database, int portion, Work<Integer> work) throws SQLException {
        int done;
        do done = in(database, work);
        while (done == portion);
    }

    public static <T> T in(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        }
    }
}
