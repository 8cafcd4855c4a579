package dev.rapport.kit.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Remembered answers seen from an erasure: they hold whole items for a day. */
public final class RememberedAnswers {

    /** The status of an answer that was erased: HTTP's 410. */
    static final int ERASED = 410;

    private RememberedAnswers() {}

    /**
     * Forgets all that mention one of these ids, and keeps their keys: a request that is repeated must not make anew what
     * was erased. Looks at all answers of the agency, a day's at most.
     *
     * @return how many they were
     */
    public static int erase(Connection connection, String agency, Collection<UUID> mentioned) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE idempotency SET status = ?, fingerprint = '', location = NULL, etag = NULL, body = NULL
                WHERE agency = ? AND EXISTS (SELECT FROM unnest(?::text[]) AS id
                    WHERE strpos(concat_ws(' ', location, body), id) > 0)""")) {
            update.setInt(1, ERASED);
            update.setString(2, agency);
            update.setArray(3, connection.createArrayOf("text", mentioned.toArray()));
            return update.executeUpdate();
        }
    }
}
