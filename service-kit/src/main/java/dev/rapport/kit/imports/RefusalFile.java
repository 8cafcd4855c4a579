package dev.rapport.kit.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

import de.siegmar.fastcsv.writer.CsvWriter;

import dev.rapport.kit.file.ByteOrderMark;
import dev.rapport.kit.file.Cell;
import dev.rapport.kit.tenancy.AgencyWork;

/** All refused rows of an import as CSV, a page at a time. */
@ApplicationScoped
public class RefusalFile {

    private static final int PAGE = 1000;

    private record Line(long line, UUID id, List<String> cells) {}

    @Inject
    AgroalDataSource database;

    public void write(String agency, UUID importId, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            ByteOrderMark.write(out);
            csv.writeRecord("line", "column", "code", "message");
            List<Line> page = page(agency, importId, 0, new UUID(0, 0));
            while (!page.isEmpty()) {
                page.forEach(line -> csv.writeRecord(line.cells()));
                page = page(
                        agency, importId, page.getLast().line(), page.getLast().id());
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private List<Line> page(String agency, UUID importId, long line, UUID id) throws SQLException {
        return AgencyWork.in(database, agency, connection -> {
            List<Line> lines = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    """
                    SELECT line, id, place, code, message FROM import_refusal
                    WHERE agency = ? AND import_id = ? AND (line, id) > (?, ?) ORDER BY line, id LIMIT ?""")) {
                select.setString(1, agency);
                select.setObject(2, importId);
                select.setLong(3, line);
                select.setObject(4, id);
                select.setInt(5, PAGE);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        List<String> cells = List.of(
                                rows.getString(1),
                                Cell.harmless(rows.getString(3)),
                                rows.getString(4),
                                Cell.harmless(rows.getString(5)));
                        lines.add(new Line(rows.getLong(1), rows.getObject(2, UUID.class), cells));
                    }
                }
            }
            return lines;
        });
    }
}
