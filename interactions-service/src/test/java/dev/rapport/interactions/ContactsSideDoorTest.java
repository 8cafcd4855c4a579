package dev.rapport.interactions;

import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.walls.SideDoor;

@QuarkusTest
class ContactsSideDoorTest extends SideDoor {

    ContactsSideDoorTest() {
        super("interactions", "interactions-2");
    }

    @Override
    protected ProducerRecord<String, byte[]> event(String agency, UUID id, long version, boolean deleted) {
        String data = "{\"id\":\"%s\",\"version\":%d,\"deleted\":%b,\"interests\":[]}".formatted(id, version, deleted);
        return ContactNews.event(agency, "dev.rapport.contacts.influencer.v1", id.toString(), data);
    }
}
