package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * By how many partitions a topic's records lie: all of them, and those that are sent.
 *
 * @param id the broker's: a topic that was made anew is another one
 */
record TopicLayout(String topic, String id, int partitions) {

    /** Null where nothing is written down. */
    static TopicLayout read(Connection connection, String topic) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT topic, topic_id, partitions FROM topic_layout WHERE topic = ?")) {
            select.setString(1, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new TopicLayout(row.getString(1), row.getString(2), row.getInt(3)) : null;
            }
        }
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO topic_layout (topic, topic_id, partitions) VALUES (?, ?, ?)
                ON CONFLICT (topic) DO UPDATE
                SET topic_id = excluded.topic_id, partitions = excluded.partitions, settled_at = now()""")) {
            upsert.setString(1, topic);
            upsert.setString(2, id);
            upsert.setInt(3, partitions);
            upsert.executeUpdate();
        }
    }

    /** Partitions are only ever added: a broker that knows of fewer has not heard of them yet. */
    boolean isOvertakenBy(TopicLayout now) {
        return !id.equals(now.id) || now.partitions > partitions;
    }
}
