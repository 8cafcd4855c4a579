package dev.rapport.kit.imports;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a service takes in as files; one bean of it, and the worker runs. Its tables are import_job, import_chunk,
 * import_seen and import_refusal.
 */
public interface Imports<J extends Claimed> {

    /** The row of import_job under the cursor. */
    J read(ResultSet row) throws SQLException;

    Run run(J job);

    /** In which something is to be done, as a list in SQL; the index import_job_to_do is over the same. */
    default String busyStates() {
        return "'WAITING', 'RUNNING', 'UNDOING'";
    }
}
