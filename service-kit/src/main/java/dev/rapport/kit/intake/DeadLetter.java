package dev.rapport.kit.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A record that can never be taken in, on its way to the dead-letter topic: through the outbox, so that none is lost. */
record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {

    private static final String TOPIC = "dead-letters";
    private static final String TYPE = "dev.rapport.dead-letter.v1";
    private static final int MOST_BYTES = 65_536;
    // What is far longer than any of ours is cut too: a dead letter must never be too large for its own topic.
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_HEADERS = 32;

    /**
     * What the dead-letter topic carries.
     *
     * @param value as it came, in Base64 in JSON; absent for null; cut off after 64 KiB
     * @param cut whether the value was
     */
    record Form(
            String topic,
            int partition,
            long offset,
            String reason,
            String key,
            Map<String, String> headers,
            byte[] value,
            boolean cut) {}

    static void bury(Connection connection, List<DeadLetter> letters, ObjectMapper json) throws SQLException {
        if (letters.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox (agency, topic, type, subject, version, owner, data) VALUES ('', ?, ?, ?, 1, ?, ?)")) {
            for (DeadLetter letter : letters) {
                insert.setString(1, TOPIC);
                insert.setString(2, TYPE);
                insert.setString(3, letter.place());
                insert.setString(4, letter.place());
                insert.setBytes(5, json.writeValueAsBytes(letter.form()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unique per record: a batch taken twice leaves dead letters of the same id. */
    private String place() {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    Form form() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (headers.size() == MOST_HEADERS) break;
            byte[] said = header.value();
            headers.put(
                    shortened(header.key()), said == null ? null : shortened(new String(said, StandardCharsets.UTF_8)));
        }
        byte[] value = record.value();
        boolean cut = value != null && value.length > MOST_BYTES;
        return new Form(
                record.topic(),
                record.partition(),
                record.offset(),
                shortened(reason),
                shortened(record.key()),
                headers,
                cut ? Arrays.copyOf(value, MOST_BYTES) : value,
                cut);
    }

    private static String shortened(String text) {
        if (text == null) return null;
        String start = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
        // Half a character, as a cut may leave it, cannot be written as JSON: this makes a question mark of it.
        return new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
