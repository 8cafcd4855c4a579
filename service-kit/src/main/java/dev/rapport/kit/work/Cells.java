package dev.rapport.kit.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Reads one column of a row after the other: to look each up by its name takes longer than to read it. Null is null. */
public final class Cells {

    private final ResultSet row;
    private int place;

    public Cells(ResultSet row) {
        this.row = row;
    }

    public String text() throws SQLException {
        return row.getString(++place);
    }

    public UUID id() throws SQLException {
        return row.getObject(++place, UUID.class);
    }

    public LocalDate day() throws SQLException {
        return row.getObject(++place, LocalDate.class);
    }

    public Integer number() throws SQLException {
        return unlessNull(row.getInt(++place));
    }

    public Long version() throws SQLException {
        return unlessNull(row.getLong(++place));
    }

    public Double decimal() throws SQLException {
        return unlessNull(row.getDouble(++place));
    }

    public Boolean flag() throws SQLException {
        return unlessNull(row.getBoolean(++place));
    }

    /** A text that is the name of one of the constants. */
    public <E extends Enum<E>> E constant(Class<E> type) throws SQLException {
        String name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }

    private <T> T unlessNull(T value) throws SQLException {
        return row.wasNull() ? null : value;
    }
}
