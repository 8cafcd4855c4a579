package dev.rapport.scoring;

import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.SideDoor;

@QuarkusTest
class ContactsSideDoorTest extends SideDoor {

    ContactsSideDoorTest() {
        super("scoring", "scoring-contacts");
    }

    @Override
    protected ProducerRecord<String, byte[]> event(String agency, UUID id, long version, boolean deleted) {
        return Event.influencer(id, version, deleted, List.of()).record(agency);
    }
}
