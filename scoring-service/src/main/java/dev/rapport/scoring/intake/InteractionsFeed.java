package dev.rapport.scoring.intake;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.common.annotation.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;

/** From the topic {@code interactions} into the ledger. */
@ApplicationScoped
public class InteractionsFeed {

    static final String TYPE = "dev.rapport.interactions.interaction.v1";

    private final Intake intake;
    private final ObjectReader events;

    @Inject
    InteractionsFeed(Intake intake) {
        this.intake = intake;
        this.events = intake.reader(InteractionEvent.class);
    }

    @Incoming("interactions")
    @Blocking
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, LedgerTable::store);
    }

    private LedgerEntry read(Delivery delivery) throws IOException {
        if (!TYPE.equals(delivery.type())) throw new PoisonRecord("there is no type " + delivery.type() + " here");
        InteractionEvent event = events.readValue(delivery.data());
        return event.entry(delivery);
    }
}
