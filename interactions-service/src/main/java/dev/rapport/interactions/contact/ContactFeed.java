package dev.rapport.interactions.contact;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;

/**
 * Takes in from the topic {@code contacts} which organizations and influencers exist and by what else they are known, who
 * was merged into whom, how often influencers are to be in touch, that something was learnt about them, whether they want
 * to be left alone, and who is to be forgotten.
 */
@ApplicationScoped
public class ContactFeed {

    private static final String PREFIX = "dev.rapport.contacts.";

    @Inject
    Intake intake;

    @Inject
    ObjectMapper json;

    @Inject
    ContactForms forms;

    @Inject
    Event<ContactsChanged> changed;

    // A fault of ours must not end the channel for good, unseen: the batch is tried until it is mended.
    @Incoming("contacts")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1, delayUnit = ChronoUnit.SECONDS)
    public void take(ConsumerRecords<String, byte[]> records) {
        intake.take(records, this::read, this::store);
        changed.fire(new ContactsChanged());
    }

    /** What was taken before, in a transaction of the caller. */
    public void takeAgain(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        intake.takeAgain(connection, records, this::read, this::store);
    }

    private Told read(Delivery delivery) throws IOException {
        return switch (delivery.type()) {
            case PREFIX + "influencer.v1" -> forms.contact(delivery, ContactKind.INFLUENCER);
            case PREFIX + "organization.v1" -> forms.contact(delivery, ContactKind.ORGANIZATION);
            case PREFIX + "research.v1" -> forms.research(delivery);
            case PREFIX + "contact-permission.v1" -> forms.permission(delivery);
            case PREFIX + "erasure.v1" -> forms.erasure(delivery);
            default -> ofNoInterest(delivery.type());
        };
    }

    /** What contacts tell of campaigns, in whatever form; all else is either not theirs or would be lost unread. */
    private static Told ofNoInterest(String type) {
        if (type.startsWith(PREFIX + "campaign.")) return null;
        throw new PoisonRecord("there is no type " + type + " here");
    }

    private void store(Connection connection, List<Told> batch) throws SQLException {
        List<Forgetting> forgettings = only(Forgetting.class, batch);
        Forgetting.lockOut(connection, forgettings);
        KnownContact.store(connection, only(KnownContact.class, batch));
        KnownResearch.store(connection, only(KnownResearch.class, batch));
        KnownPermission.store(connection, only(KnownPermission.class, batch));
        for (Forgetting one : forgettings) one.carryOut(connection, json);
    }

    private static <T> List<T> only(Class<T> type, List<Told> batch) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
