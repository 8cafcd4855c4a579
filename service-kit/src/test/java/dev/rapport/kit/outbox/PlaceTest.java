package dev.rapport.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PlaceTest {

    private static final int PARTITIONS = 997;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            x.deed.v1     | {"id": "k", "influencerId": "p", "organizationId": "o"}               | p
            x.deed.v1     | {"more": {"influencerId": "q"}, "influencerId": "p"}                  | p
            x.deed.v1     | {"more": [{"influencerId": "q"}], "influencerId": "p", "deleted": true} | p
            x.person.v1   | {"id": "k", "mergedInto": "p"}                                        | k
            x.campaign.v1 | {"id": "k", "organizationId": "o", "influencerIds": ["p", "q"]}       | k
            x.erasure.v1  | {"id": "k", "influencerIds": ["p", "q"]}                              | p
            x.erasure.v2  | {"influencerIds": ["p"], "influencerId": "q"}                         | p
            x.erasure.v1  | {"id": "k", "influencerIds": []}                                      | k
            x.deed.v1     | {"influencerId": null}                                                | k
            """)
    void it_is_chosen_by_the_person_whom_a_record_is_about(String type, String data, String owner) {
        assertEquals(
                OptionalInt.of(OutboxRow.partition("north", owner, PARTITIONS)),
                Place.of(record(type, data), PARTITIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"influencerId\": \"p\"", "words"})
    void what_cannot_be_read_has_none(String data) {
        assertEquals(OptionalInt.empty(), Place.of(record("x.deed.v1", data), PARTITIONS));
    }

    @Test
    void nor_has_a_tombstone_or_what_does_not_say_of_whom_it_is() {
        assertEquals(OptionalInt.empty(), Place.of(record("x.deed.v1", null), PARTITIONS));
        for (String header : new String[] {"ce_agency", "ce_type"}) {
            var record = record("x.deed.v1", "{}");
            record.headers().remove(header);
            assertEquals(OptionalInt.empty(), Place.of(record, PARTITIONS));
        }
    }

    private static ConsumerRecord<String, byte[]> record(String type, String data) {
        byte[] value = data == null ? null : data.getBytes(StandardCharsets.UTF_8);
        var record = new ConsumerRecord<>("deeds", 0, 0L, "k", value);
        record.headers().add("ce_agency", "north".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
