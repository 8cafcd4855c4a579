package dev.rapport.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections that tests borrow again and again: to log in takes longer than most of what they ask. */
final class LentConnections {
    private static final int SECONDS_TO_ANSWER = 5;

    private final Map<String, Deque<Connection>> returned = new ConcurrentHashMap<>();

    interface Opener {
        Connection open() throws SQLException;
    }

    /** As if it were new; to close it is to give it back. */
    Connection lend(String database, Opener opener) throws SQLException {
        Deque<Connection> shelf = returned.computeIfAbsent(database, name -> new ConcurrentLinkedDeque<>());
        for (Connection kept = shelf.poll(); kept != null; kept = shelf.poll()) {
            // The server may have been killed since.
            if (kept.isValid(SECONDS_TO_ANSWER)) return lent(kept, shelf);
            kept.close();
        }
        return lent(opener.open(), shelf);
    }

    private static Connection lent(Connection connection, Deque<Connection> shelf) {
        return (Connection) Proxy.newProxyInstance(
                LentConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection, shelf);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void giveBack(Connection connection, Deque<Connection> shelf) throws SQLException {
        if (shelf.contains(connection)) return;
        try (Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            statement.execute("DISCARD ALL");
            shelf.push(connection);
        } catch (SQLException broken) {
            connection.close();
        }
    }
}
