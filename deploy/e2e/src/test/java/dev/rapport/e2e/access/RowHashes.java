package dev.rapport.e2e.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;

/** A hash of all rows of some agencies, table by table, in each of the three databases; read past row-level security. */
final class RowHashes implements AutoCloseable {

    /** Of no row at all. */
    static final String NONE = "d41d8cd98f00b204e9800998ecf8427e";

    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
    private final Map<Service, String> queries = new EnumMap<>(Service.class);

    RowHashes(List<String> agencies) throws SQLException {
        String whose = agencies.stream().map(one -> "'" + one + "'").collect(Collectors.joining(","));
        for (Service service : Service.values()) {
            Connection connection = LocalStack.shared().superuser(service.database());
            connections.put(service, connection);
            queries.put(
                    service,
                    tables(connection).stream()
                            .map(table ->
                                    "SELECT '%1$s', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM \"%1$s\" t WHERE agency IN (%2$s)"
                                            .formatted(table, whose))
                            .collect(Collectors.joining(" UNION ALL ")));
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        String sql =
                """
                SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = 'public' AND column_name = 'agency' AND table_type = 'BASE TABLE' ORDER BY 1""";
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        if (tables.isEmpty()) throw new IllegalStateException("no table of agencies");
        return tables;
    }

    Map<String, String> of(Service service) throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        try (Statement statement = connections.get(service).createStatement();
                ResultSet rows = statement.executeQuery(queries.get(service))) {
            while (rows.next()) hashes.put(service.database() + "." + rows.getString(1), rows.getString(2));
        }
        return hashes;
    }

    Map<String, String> ofAll() throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        for (Service service : Service.values()) hashes.putAll(of(service));
        return hashes;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) connection.close();
    }
}
