package dev.rapport.kit.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

import dev.rapport.kit.tenancy.AgencyWork;

/** The file of an import as it lies in the database, one chunk in memory at a time. */
final class Chunks extends InputStream {

    private final DataSource database;
    private final Claimed job;
    private byte[] chunk = {};
    private int at;
    private int next;
    private long read;

    Chunks(DataSource database, Claimed job) {
        this.database = database;
        this.job = job;
    }

    @Override
    public int read() throws IOException {
        return more() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!more()) return -1;
        int taken = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, taken);
        at += taken;
        return taken;
    }

    private boolean more() throws IOException {
        if (at < chunk.length) return true;
        try {
            byte[] following = AgencyWork.in(database, job.agency(), connection -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT bytes FROM import_chunk WHERE agency = ? AND import_id = ? AND position = ?")) {
                    select.setString(1, job.agency());
                    select.setObject(2, job.id());
                    select.setInt(3, next);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? row.getBytes(1) : null;
                    }
                }
            });
            if (following == null) return false;
            chunk = following;
        } catch (SQLException e) {
            throw new IOException(e);
        }
        read += chunk.length;
        at = 0;
        next++;
        return true;
    }

    /** Bytes fetched so far: a chunk or so ahead of the row that was read last. */
    long fetched() {
        return read;
    }
}
