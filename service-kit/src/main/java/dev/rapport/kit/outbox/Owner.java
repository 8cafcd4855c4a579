package dev.rapport.kit.outbox;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Whose an event is, read back from what it says: records do not name the owner by whom their partition was chosen. Tests
 * hold this against all that the services tell.
 */
final class Owner {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String ERASURE = ".erasure.v";

    private Owner() {}

    /**
     * The person whom it is about; of an erasure the first whom it names. All else is its own.
     *
     * @param subject the record's key
     */
    static String of(String type, String subject, byte[] data) {
        String field = type.contains(ERASURE) ? "influencerIds" : "influencerId";
        try (JsonParser json = JSON.createParser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) return subject;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = json.currentName().equals(field);
                JsonToken value = json.nextToken();
                if (names && value == JsonToken.START_ARRAY) value = json.nextToken();
                if (names && value == JsonToken.VALUE_STRING) return json.getText();
                json.skipChildren();
            }
        } catch (IOException unreadable) {
            // None of ours.
        }
        return subject;
    }
}
