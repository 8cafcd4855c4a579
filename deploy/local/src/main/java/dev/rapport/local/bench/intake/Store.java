package dev.rapport.local.bench.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import dev.rapport.local.LocalPostgres;

/** The durable PostgreSQL that all write to, with databases for those who are not Rapport. */
final class Store {
    static final String USER = "bench";

    private final LocalPostgres postgres;
    private final String password = UUID.randomUUID().toString();

    Store(LocalPostgres postgres) throws SQLException {
        this.postgres = postgres;
        run("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, password));
        for (String database : List.of(Contestants.BENCH, Contestants.PEER))
            run("postgres", "CREATE DATABASE %s OWNER %s".formatted(database, USER));
    }

    void run(String database, String sql) throws SQLException {
        try (Connection connection = postgres.superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String database, String sql) throws SQLException {
        try (Connection connection = postgres.superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What one contestant leaves must not be work for the next. */
    void empty(String database, List<String> tables) throws SQLException {
        if (!tables.isEmpty()) run(database, "TRUNCATE " + String.join(", ", tables));
        run(database, "CHECKPOINT");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    }

    String password() {
        return password;
    }

    ProcessHandle process() {
        return postgres.process();
    }
}
