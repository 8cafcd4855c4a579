package dev.rapport.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Databases and roles of the services, made where missing; tables, policies and grants belong to each service. */
final class Databases {
    private static final List<String> CONTACTS_EXTENSIONS = List.of("pg_trgm", "citext", "btree_gin", "unaccent");

    private Databases() {}

    static void create(LocalPostgres postgres, Secrets secrets) throws SQLException {
        try (var connection = postgres.superuser(Secrets.SUPERUSER)) {
            run(connection, "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            for (Service service : Service.values()) {
                for (String duty : Service.DUTIES) role(connection, service.role(duty), secrets);
                database(connection, service);
            }
        }
        try (var connection = postgres.superuser(Service.CONTACTS.database())) {
            for (String extension : CONTACTS_EXTENSIONS) {
                if (exists(connection, "pg_available_extensions", "name", extension)) {
                    run(connection, "CREATE EXTENSION IF NOT EXISTS " + extension);
                }
            }
        }
    }

    private static void role(Connection connection, String role, Secrets secrets) throws SQLException {
        if (!exists(connection, "pg_roles", "rolname", role)) run(connection, "CREATE ROLE " + role);
        // Said on every start, so that a role can never keep a right somebody gave it by hand. The password is hex.
        run(
                connection,
                "ALTER ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '%s'"
                        .formatted(role, secrets.of(role)));
    }

    private static void database(Connection connection, Service service) throws SQLException {
        String database = service.database();
        if (!exists(connection, "pg_database", "datname", database)) {
            run(connection, "CREATE DATABASE %s OWNER %s".formatted(database, service.role("owner")));
        }
        String roles = Service.DUTIES.stream().map(service::role).collect(Collectors.joining(", "));
        run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        run(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, roles));
    }

    private static boolean exists(Connection connection, String table, String column, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM " + table + " WHERE " + column + " = ?")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
