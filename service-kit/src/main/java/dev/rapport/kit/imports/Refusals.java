package dev.rapport.kit.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.file.Fault;
import dev.rapport.kit.time.Ids;
import dev.rapport.kit.work.Columns;

/** The rows of one batch that were not taken, and why. */
public final class Refusals {

    /** More reasons than these help nobody to mend a row. */
    private static final int MOST_FAULTS = 10;

    private record Refused(long line, UUID id, Fault fault) {}

    private final List<Refused> refused = new ArrayList<>();

    public void add(long line, List<Fault> faults) {
        faults.stream().limit(MOST_FAULTS).forEach(fault -> refused.add(new Refused(line, Ids.next(), fault)));
    }

    public void write(Connection connection, Claimed job) throws SQLException {
        if (refused.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO import_refusal (line, id, place, code, message, agency, import_id)
                SELECT x.*, ?, ? FROM (SELECT * FROM unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[])) AS x""")) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            new Columns<>(insert, 2, refused)
                    .add("bigint", Refused::line)
                    .add("uuid", Refused::id)
                    .add("text", one -> one.fault().place())
                    .add("text", one -> one.fault().code())
                    .add("text", one -> one.fault().message());
            insert.executeUpdate();
        }
    }
}
