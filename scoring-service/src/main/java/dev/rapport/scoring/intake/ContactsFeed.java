package dev.rapport.scoring.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.smallrye.common.annotation.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.Forgetting;
import dev.rapport.scoring.ledger.Forgotten;
import dev.rapport.scoring.ledger.KnownCampaignTable;
import dev.rapport.scoring.ledger.KnownContact;
import dev.rapport.scoring.ledger.KnownContactTable;
import dev.rapport.scoring.ledger.LedgerChanged;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;
import dev.rapport.scoring.ledger.StaleTable;
import dev.rapport.scoring.ledger.StaleTable.Cause;

/** From the topic {@code contacts}: who exists, what was learnt about them, whom not to contact, whom to ask, to forget. */
@ApplicationScoped
public class ContactsFeed {

    private static final String PREFIX = "dev.rapport.contacts.";

    /** An event is one of these. */
    private record Told(
            KnownContactTable.Entry existence,
            KnownCampaignTable.Entry campaign,
            LedgerEntry fact,
            Forgetting forgetting,
            Cause cause) {

        static Told of(LedgerEntry fact, Delivery delivery) {
            return new Told(null, null, fact, null, Causes.of(delivery));
        }

        /** Null where it says nothing that counts in a score. */
        ContactKey influencer() {
            if (fact != null) return new ContactKey(fact.agency(), fact.influencerId());
            return existence == null ? null : new ContactKey(existence.agency(), existence.id());
        }
    }

    private final Intake intake;
    private final Event<LedgerChanged> changed;
    private final ObjectReader existences;
    private final ObjectReader research;
    private final ObjectReader permissions;
    private final ObjectReader campaigns;
    private final ObjectReader erasures;
    private final ObjectMapper json;

    @Inject
    ContactsFeed(Intake intake, Event<LedgerChanged> changed, ObjectMapper json) {
        this.intake = intake;
        this.changed = changed;
        this.existences = intake.reader(ContactsEvents.Existence.class);
        this.research = intake.reader(ContactsEvents.Research.class);
        this.permissions = intake.reader(ContactsEvents.Permission.class);
        this.campaigns = intake.reader(CampaignEvent.class);
        this.erasures = intake.reader(ErasureEvent.class);
        this.json = json;
    }

    @Incoming("contacts")
    @Blocking
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, this::store);
        changed.fire(new LedgerChanged(records.count()));
    }

    /** Takes in once more what was taken before; whose scores that changes is for the caller to know. */
    public void takeAgain(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        intake.takeAgain(connection, records, this::read, this::keep);
    }

    private Told read(Delivery delivery) throws IOException {
        byte[] data = delivery.data();
        return switch (delivery.type()) {
            case PREFIX + "influencer.v1" -> existence(delivery, KnownContact.Kind.INFLUENCER);
            case PREFIX + "organization.v1" -> existence(delivery, KnownContact.Kind.ORGANIZATION);
            case PREFIX + "research.v1" ->
                Told.of(research.<ContactsEvents.Research>readValue(data).entry(delivery), delivery);
            case PREFIX + "contact-permission.v1" ->
                Told.of(permissions.<ContactsEvents.Permission>readValue(data).entry(delivery), delivery);
            case PREFIX + "campaign.v1" ->
                new Told(
                        null,
                        campaigns.<CampaignEvent>readValue(data).entry(delivery),
                        null,
                        null,
                        Causes.of(delivery));
            case PREFIX + "erasure.v1" ->
                new Told(
                        null,
                        null,
                        null,
                        erasures.<ErasureEvent>readValue(data).forgetting(delivery),
                        Causes.of(delivery));
            default -> throw new PoisonRecord("there is no type " + delivery.type() + " here");
        };
    }

    private Told existence(Delivery delivery, KnownContact.Kind kind) throws IOException {
        ContactsEvents.Existence event = existences.readValue(delivery.data());
        return new Told(event.entry(delivery, kind), null, null, null, Causes.of(delivery));
    }

    private void store(Connection connection, List<Told> batch) throws SQLException {
        Causes causes = new Causes();
        for (Told one : batch) {
            if (one.influencer() != null) causes.add(one.influencer(), one.cause());
        }
        StaleTable.mark(connection, keep(connection, batch), causes::of);
        for (Told one : batch) {
            KnownContactTable.Entry told = one.existence();
            if (told != null && told.deleted() && told.kind() == KnownContact.Kind.ORGANIZATION) {
                StaleTable.markAllOf(connection, new ContactKey(told.agency(), told.id()));
            }
        }
    }

    /** @return the influencers with whom something is otherwise now */
    private List<ContactKey> keep(Connection connection, List<Told> batch) throws SQLException {
        List<Forgetting> forgettings =
                batch.stream().map(Told::forgetting).filter(f -> f != null).toList();
        Forgetting.lockOut(connection, forgettings);
        for (Forgetting one : forgettings) one.carryOut(connection, json);
        // Both ask who is erased, and take the lock for it before any row is locked.
        List<KnownCampaignTable.Entry> campaigns = Forgotten.leftOut(
                connection,
                batch.stream().map(Told::campaign).filter(c -> c != null).toList());
        List<LedgerEntry> facts = Forgotten.left(
                connection,
                batch.stream().map(Told::fact).filter(f -> f != null).toList());
        List<KnownContactTable.Entry> existences =
                batch.stream().map(Told::existence).filter(e -> e != null).toList();
        List<ContactKey> changed = new ArrayList<>(influencers(existences));
        // Where a merge was undone, it is the former survivor who has lost something.
        changed.addAll(KnownContactTable.survivors(connection, changed));
        if (!existences.isEmpty()) KnownContactTable.store(connection, existences);
        if (!campaigns.isEmpty()) KnownCampaignTable.store(connection, campaigns);
        if (!facts.isEmpty()) changed.addAll(LedgerTable.store(connection, facts));
        return changed;
    }

    private static List<ContactKey> influencers(List<KnownContactTable.Entry> existences) {
        return existences.stream()
                .filter(one -> one.kind() == KnownContact.Kind.INFLUENCER)
                .map(one -> new ContactKey(one.agency(), one.id()))
                .toList();
    }
}
