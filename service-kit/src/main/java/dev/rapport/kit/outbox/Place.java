package dev.rapport.kit.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Where a record belongs, read back from what it says: records do not name the owner by whom the relay chooses. Tests hold
 * this against all that the services tell.
 */
public final class Place {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String ERASURE = ".erasure.v";

    private Place() {}

    /** Empty for what no service of ours has written, and for a tombstone. */
    public static OptionalInt of(ConsumerRecord<String, byte[]> record, int partitions) {
        String agency = header(record, "ce_agency");
        String type = header(record, "ce_type");
        if (agency == null || type == null || record.key() == null || record.value() == null)
            return OptionalInt.empty();
        try {
            String owner = owner(type, record.key(), record.value());
            return OptionalInt.of(OutboxRow.partition(agency, owner, partitions));
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }

    /** The person whom it is about; of an erasure the first whom it names. All else is its own. */
    private static String owner(String type, String subject, byte[] data) throws IOException {
        String field = type.contains(ERASURE) ? "influencerIds" : "influencerId";
        String owner = subject;
        try (JsonParser json = JSON.createParser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = json.currentName().equals(field);
                JsonToken value = json.nextToken();
                if (names && value == JsonToken.VALUE_STRING) owner = json.getText();
                if (names && value == JsonToken.START_ARRAY) owner = first(json, subject);
                else json.skipChildren();
            }
        }
        return owner;
    }

    private static String first(JsonParser list, String none) throws IOException {
        String first = null;
        while (list.nextToken() != JsonToken.END_ARRAY) {
            if (first == null) first = list.getValueAsString();
            list.skipChildren();
        }
        return first == null ? none : first;
    }

    /** Null where there is none. */
    static String header(ConsumerRecord<?, ?> record, String name) {
        Header said = record.headers().lastHeader(name);
        return said == null || said.value() == null ? null : new String(said.value(), StandardCharsets.UTF_8);
    }
}
