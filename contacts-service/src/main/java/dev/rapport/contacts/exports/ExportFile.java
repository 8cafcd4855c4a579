package dev.rapport.contacts.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.contacts.file.FileWriter;
import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.tenancy.AgencyWork;

/**
 * Writes influencers in the order in which they were made, a page at a time. No page holds a transaction while it is
 * sent: whoever reads slowly holds up nobody, and who comes or goes meanwhile may be in the file or not.
 */
@ApplicationScoped
class ExportFile {

    private static final int PAGE = 1000;

    /**
     * Which ones.
     *
     * @param tag null for any
     * @param source null for any
     * @param doNotContact only those who asked to be left alone, or only the others: a file goes where nobody looks it up
     */
    record Choice(String agency, String tag, Source source, boolean doNotContact) {}

    @Inject
    AgroalDataSource database;

    @Inject
    InfluencerTable influencers;

    @Inject
    ObjectMapper json;

    void write(Choice choice, Format format, OutputStream out) throws IOException {
        try (FileWriter file = FileWriter.of(format, out, json)) {
            List<Stored> page = page(choice, new UUID(0, 0));
            while (!page.isEmpty()) {
                for (Stored one : page) file.write(one.said());
                page = page(choice, page.getLast().id());
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private List<Stored> page(Choice choice, UUID after) throws SQLException {
        return AgencyWork.in(database, choice.agency(), connection -> {
            List<Stored> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + InfluencerTable.COLUMNS
                            + " FROM influencer WHERE agency = ? AND id > ? AND (?::text IS NULL OR tags @> ARRAY[?::varchar])"
                            + " AND (?::text IS NULL OR source = ?) AND (do_not_contact IS NOT NULL) = ? ORDER BY id LIMIT ?")) {
                String source = choice.source() == null ? null : choice.source().name();
                select.setString(1, choice.agency());
                select.setObject(2, after);
                select.setString(3, choice.tag());
                select.setString(4, choice.tag());
                select.setString(5, source);
                select.setString(6, source);
                select.setBoolean(7, choice.doNotContact());
                select.setInt(8, PAGE);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) page.add(influencers.read(rows));
                }
            }
            return page;
        });
    }
}
