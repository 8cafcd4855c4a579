package dev.rapport.scoring.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.common.annotation.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.Forgotten;
import dev.rapport.scoring.ledger.LedgerChanged;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;
import dev.rapport.scoring.ledger.StaleTable;
import dev.rapport.scoring.ledger.StaleTable.Cause;

/** From the topic {@code interactions} into the ledger. */
@ApplicationScoped
public class InteractionsFeed {

    static final String TYPE = "dev.rapport.interactions.interaction.v1";

    private record Told(LedgerEntry entry, Cause cause) {}

    private final Intake intake;
    private final Event<LedgerChanged> changed;
    private final ObjectReader events;

    @Inject
    InteractionsFeed(Intake intake, Event<LedgerChanged> changed) {
        this.intake = intake;
        this.changed = changed;
        this.events = intake.reader(InteractionEvent.class);
    }

    @Incoming("interactions")
    @Blocking
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, InteractionsFeed::storeAndMark);
        changed.fire(new LedgerChanged(records.count()));
    }

    /** Takes in once more what was taken before; whose scores that changes is for the caller to know. */
    public void takeAgain(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        intake.takeAgain(connection, records, this::read, InteractionsFeed::store);
    }

    private static void storeAndMark(Connection connection, List<Told> batch) throws SQLException {
        Causes causes = new Causes();
        for (Told one : batch) {
            causes.add(new ContactKey(one.entry().agency(), one.entry().influencerId()), one.cause());
        }
        StaleTable.mark(connection, store(connection, batch), causes::of);
    }

    private static List<ContactKey> store(Connection connection, List<Told> batch) throws SQLException {
        List<LedgerEntry> entries = batch.stream().map(Told::entry).toList();
        return LedgerTable.store(connection, Forgotten.left(connection, entries));
    }

    private Told read(Delivery delivery) throws IOException {
        if (!TYPE.equals(delivery.type())) throw new PoisonRecord("there is no type " + delivery.type() + " here");
        InteractionEvent event = events.readValue(delivery.data());
        return new Told(event.entry(delivery), Causes.of(delivery));
    }
}
