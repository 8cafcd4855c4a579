package dev.rapport.scoring;

import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.SideDoor;
import dev.rapport.scoring.model.Kind;

@QuarkusTest
class InteractionsSideDoorTest extends SideDoor {

    private static final UUID SOMEBODY = UUID.fromString("01990000-0000-7000-8000-000000000001");

    InteractionsSideDoorTest() {
        super("scoring", "scoring-interactions");
    }

    @Override
    protected ProducerRecord<String, byte[]> event(String agency, UUID id, long version, boolean deleted) {
        return Event.of(Feed.happened(Kind.REPLY, 3).build(), SOMEBODY, SOMEBODY)
                .with("id", id)
                .with("version", version)
                .with("deleted", deleted)
                .record(agency);
    }
}
