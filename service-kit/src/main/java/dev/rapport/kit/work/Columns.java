package dev.rapport.kit.work;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Sets one array parameter after the other, a column of many rows each: for one statement with {@code unnest}. */
public final class Columns<T> {

    /** Arrays of these the driver sends as they are; of all else it writes a text, which the database has to read. */
    private static final Map<String, IntFunction<Object[]>> TYPED = Map.of(
            "text", String[]::new,
            "bigint", Long[]::new,
            "int", Integer[]::new,
            "float8", Double[]::new,
            "boolean", Boolean[]::new);

    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int index;

    public Columns(PreparedStatement statement, Collection<T> rows) {
        this(statement, 0, rows);
    }

    /** @param before how many other parameters stand before them */
    public Columns(PreparedStatement statement, int before, Collection<T> rows) {
        this.index = before;
        this.statement = statement;
        this.rows = rows;
    }

    /** @param type as PostgreSQL names it */
    public Columns<T> add(String type, Function<? super T, ?> value) throws SQLException {
        return set(type, rows.stream().map(value).map(Columns::bound).toArray(TYPED.getOrDefault(type, Object[]::new)));
    }

    /** The driver takes bytes only where it sees that they are. */
    public Columns<T> addBytes(Function<? super T, byte[]> value) throws SQLException {
        return set("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    private Columns<T> set(String type, Object[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    private static Object bound(Object value) {
        return value instanceof LocalDate day ? day.toString() : value;
    }
}
