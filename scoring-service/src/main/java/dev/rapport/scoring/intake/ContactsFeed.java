package dev.rapport.scoring.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.common.annotation.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.KnownContact;
import dev.rapport.scoring.ledger.KnownContactTable;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;

/** From the topic {@code contacts}: who exists, what was learnt about them, and who must not be contacted. */
@ApplicationScoped
public class ContactsFeed {

    private static final String PREFIX = "dev.rapport.contacts.";

    /** An event is one or the other. */
    private record Told(KnownContactTable.Entry existence, LedgerEntry fact) {}

    private final Intake intake;
    private final ObjectReader existences;
    private final ObjectReader research;
    private final ObjectReader permissions;

    @Inject
    ContactsFeed(Intake intake) {
        this.intake = intake;
        this.existences = intake.reader(ContactsEvents.Existence.class);
        this.research = intake.reader(ContactsEvents.Research.class);
        this.permissions = intake.reader(ContactsEvents.Permission.class);
    }

    @Incoming("contacts")
    @Blocking
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, ContactsFeed::store);
    }

    private Told read(Delivery delivery) throws IOException {
        byte[] data = delivery.data();
        return switch (delivery.type()) {
            case PREFIX + "influencer.v1" -> existence(delivery, KnownContact.Kind.INFLUENCER);
            case PREFIX + "organization.v1" -> existence(delivery, KnownContact.Kind.ORGANIZATION);
            case PREFIX + "research.v1" ->
                new Told(null, research.<ContactsEvents.Research>readValue(data).entry(delivery));
            case PREFIX + "contact-permission.v1" ->
                new Told(
                        null,
                        permissions.<ContactsEvents.Permission>readValue(data).entry(delivery));
            default -> throw new PoisonRecord("there is no type " + delivery.type() + " here");
        };
    }

    private Told existence(Delivery delivery, KnownContact.Kind kind) throws IOException {
        ContactsEvents.Existence event = existences.readValue(delivery.data());
        return new Told(event.entry(delivery, kind), null);
    }

    private static void store(Connection connection, List<Told> batch) throws SQLException {
        List<KnownContactTable.Entry> existences =
                batch.stream().map(Told::existence).filter(e -> e != null).toList();
        List<LedgerEntry> facts =
                batch.stream().map(Told::fact).filter(f -> f != null).toList();
        if (!existences.isEmpty()) KnownContactTable.store(connection, existences);
        if (!facts.isEmpty()) LedgerTable.store(connection, facts);
    }
}
