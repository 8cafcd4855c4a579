package dev.rapport.interactions.contact;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;

/** Takes in from the topic {@code contacts} which organizations and influencers exist, and nothing else about them. */
@ApplicationScoped
public class ContactFeed {

    private static final String INFLUENCER = "dev.rapport.contacts.influencer.v1";
    private static final String ORGANIZATION = "dev.rapport.contacts.organization.v1";

    /** The fields read here. */
    record Told(UUID id, long version, boolean deleted) {}

    @Inject
    Intake intake;

    private ObjectReader reader;

    @PostConstruct
    void prepare() {
        reader = intake.reader(Told.class);
    }

    // A fault of ours must not end the channel for good, unseen: the batch is tried until it is mended.
    @Incoming("contacts")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1, delayUnit = ChronoUnit.SECONDS)
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, KnownContact::store);
    }

    private KnownContact read(Delivery delivery) throws IOException {
        return switch (delivery.type()) {
            case INFLUENCER -> known(delivery, ContactKind.INFLUENCER);
            case ORGANIZATION -> known(delivery, ContactKind.ORGANIZATION);
            default -> null;
        };
    }

    private KnownContact known(Delivery delivery, ContactKind kind) throws IOException {
        Told told = reader.readValue(delivery.data());
        if (told == null || told.id() == null || !told.id().toString().equals(delivery.subject())) {
            throw new PoisonRecord("the id in the data is not the subject");
        }
        if (told.version() < 1) throw new PoisonRecord("the version is not positive");
        return new KnownContact(delivery.agency(), told.id(), kind, told.version(), told.deleted());
    }
}
