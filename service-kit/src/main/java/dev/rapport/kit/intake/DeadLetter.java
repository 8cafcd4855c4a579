package dev.rapport.kit.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.outbox.EventBatch;

/** A record that can never be taken in, on its way to the dead-letter topic: through the outbox, so that none is lost. */
record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {

    private static final String TOPIC = "dead-letters";
    private static final String TYPE = "dev.rapport.dead-letter.v1";
    private static final int MOST_BYTES = 65_536;
    // What is far longer than any of ours is cut too: a dead letter must never be too large for its own topic.
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_HEADERS = 32;
    private static final int MOST_IDS = 1000;
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
        Set<String> erased = BuriedLetters.keep(connection, letters);
        EventBatch events = new EventBatch(json);
        for (DeadLetter letter : letters) {
            Form form = erased.contains(letter.place()) ? letter.blank() : letter.form();
            events.add("", TOPIC, TYPE, letter.place(), 1, letter.place(), form);
        }
        events.write(connection);
    }

    /** Takes a letter out of the topic. */
    static void exhume(String place, EventBatch events) {
        events.add("", TOPIC, TYPE, place, 1, place, null);
    }

    /** The ids it mentions, wherever they stand, as far as a letter that is none of ours may make us look. */
    Set<UUID> mentioned() {
        StringBuilder text = new StringBuilder().append(record.key()).append('\n');
        for (Header header : record.headers()) {
            if (header.value() != null)
                text.append(new String(header.value(), StandardCharsets.UTF_8)).append('\n');
        }
        if (record.value() != null) text.append(new String(record.value(), StandardCharsets.UTF_8));
        return ID.matcher(text)
                .results()
                .limit(MOST_IDS)
                .map(found -> UUID.fromString(found.group()))
                .collect(Collectors.toSet());
    }

    /** Of somebody who was erased: that it came, and nothing of what it was. */
    private Form blank() {
        String why = "it is about somebody who was erased, and was not kept";
        return new Form(record.topic(), record.partition(), record.offset(), why, null, Map.of(), null, false);
    }

    /** Unique per record: a batch taken twice leaves dead letters of the same id. */
    String place() {
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
