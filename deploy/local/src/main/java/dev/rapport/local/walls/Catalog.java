package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.rapport.local.LocalStack;

/** What a service's database says of itself, past all walls. */
final class Catalog {

    /** Tables, and what reads like one. */
    private static final String RELATIONS =
            "c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = 'public'::regnamespace";

    private final String service;

    Catalog(String service) {
        this.service = service;
    }

    /** With a column that says whose a row is. */
    List<String> tenantTables() throws SQLException {
        return ask(
                "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency' WHERE "
                        + RELATIONS + " ORDER BY 1");
    }

    List<String> otherTables() throws SQLException {
        return ask(
                "SELECT c.relname FROM pg_class c WHERE " + RELATIONS
                        + " AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency') ORDER BY 1");
    }

    List<String> ask(String sql) throws SQLException {
        try (Connection superuser = LocalStack.shared().superuser(service)) {
            return ask(superuser, sql.replace("${service}", service));
        }
    }

    static List<String> ask(Connection connection, String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) answers.add(rows.getString(1));
        }
        return answers;
    }
}
