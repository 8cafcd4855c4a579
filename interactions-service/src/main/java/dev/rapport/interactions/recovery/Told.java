package dev.rapport.interactions.recovery;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.PoisonRecord;

/**
 * One of our own events.
 *
 * @param data as {@code contract/interaction.v1.schema.json} describes it, with {@code toldAt}
 */
record Told(String agency, UUID id, long version, boolean deleted, UUID influencerId, ObjectNode data) {

    private static final String TYPE = "dev.rapport.interactions.interaction.v1";

    /** @throws PoisonRecord for what we have not told */
    static Told of(Delivery delivery, ObjectMapper json, Instant now) throws IOException {
        JsonNode data = json.readTree(delivery.data());
        if (!delivery.type().equals(TYPE)
                || !(data instanceof ObjectNode told)
                || !delivery.subject().equals(data.path("id").asText())) throw new PoisonRecord("it is not ours");
        told.put("toldAt", (delivery.at() == null ? now : delivery.at()).toString());
        return new Told(
                delivery.agency(),
                UUID.fromString(delivery.subject()),
                data.path("version").asLong(),
                data.path("deleted").asBoolean(),
                UUID.fromString(data.path("influencerId").asText()),
                told);
    }

    Destination destination() {
        return Destination.of(data.path("kind").asText());
    }

    /** Of its row, for the order in which rows are locked. */
    String place() {
        return agency + '/' + id;
    }
}
