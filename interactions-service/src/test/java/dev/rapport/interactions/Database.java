package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalStack;

/** What the database holds, past all walls, and what it costs to read it from behind them. */
public final class Database {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private Database() {}

    public static List<String> ask(String sql) {
        try (Connection connection = LocalStack.shared().superuser("interactions");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (row.next()) answers.add(row.getString(1));
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static void run(String... statements) {
        try (Connection connection = LocalStack.shared().superuser("interactions");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("never came: " + what);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Rows and blocks that a statement reads, as the application's role of this agency. */
    public record Cost(int rows, int blocks) {}

    public static Cost cost(String agency, String sql) {
        try (Connection connection = LocalStack.shared().connect("interactions", "interactions_app")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('rapport.agency', '" + agency + "', true)");
                try (ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
                    plan.next();
                    JsonNode root =
                            new ObjectMapper().readTree(plan.getString(1)).at("/0/Plan");
                    return new Cost(
                            root.get("Actual Rows").asInt(),
                            root.get("Shared Hit Blocks").asInt()
                                    + root.get("Shared Read Blocks").asInt());
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
