package dev.rapport.interactions.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.ContactFeed;
import dev.rapport.kit.erasure.FormerRecords;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.Latest;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.topic.Browser;
import dev.rapport.kit.topic.WholeTopic;
import dev.rapport.kit.work.Transaction;

/**
 * After the database was restored to an earlier moment, the topics are ahead of it: others know deeds and versions that it
 * does not, and what it would tell under the same versions would be passed over. So it takes in once more what contacts
 * told, and puts back what it told itself, before it serves anybody; to be asked for by {@code rapport.recover-from-topics}.
 * Any repetition comes to the same. What is never told is as it was then: words, external ids, revisions.
 */
@ApplicationScoped
public class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);
    private static final String CONTACTS = "contacts";
    private static final String INTERACTIONS = "interactions";

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("relay")
    AgroalDataSource outbox;

    @Inject
    @DataSource("intake")
    AgroalDataSource news;

    @Inject
    ContactFeed contacts;

    @Inject
    Intake intake;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @ConfigProperty(name = "rapport.recover-from-topics")
    boolean wanted;

    /** Before events are taken in or told, and before the first request: the port opens when all have started. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        if (wanted) recover();
    }

    /** @return how many deeds were behind */
    public int recover() throws SQLException {
        LOG.info("reads the topics, to put back what was told since the backup");
        read(
                CONTACTS,
                records -> Transaction.in(news, connection -> {
                    contacts.takeAgain(connection, records);
                    return null;
                }));
        Recovered recovered = new Recovered();
        read(INTERACTIONS, records -> recovered.deeds += take(records, recovered));
        for (var agency : recovered.ofErased.entrySet()) bury(agency.getKey(), agency.getValue());
        LOG.infof("%d deeds were behind and are put back", recovered.deeds);
        return recovered.deeds;
    }

    private static final class Recovered {
        private final Map<String, List<Told>> ofErased = new TreeMap<>();
        private int deeds;
    }

    private int take(List<ConsumerRecord<String, byte[]>> records, Recovered recovered) throws SQLException {
        List<Told> told = new ArrayList<>();
        int stored = Transaction.in(database, connection -> {
            int[] behind = new int[1];
            intake.takeAgain(
                    connection, records, delivery -> Told.of(delivery, json, clock.instant()), (same, batch) -> {
                        behind[0] += store(same, batch, recovered);
                        told.addAll(batch);
                    });
            return behind[0];
        });
        Transaction.in(outbox, connection -> {
            ToldTable.forgetOlder(connection, told);
            return null;
        });
        return stored;
    }

    private int store(Connection connection, List<Told> batch, Recovered recovered) throws SQLException {
        Map<String, List<Told>> agencies = new TreeMap<>();
        for (Told one : Latest.of(batch, Told::place, Told::version))
            agencies.computeIfAbsent(one.agency(), agency -> new ArrayList<>()).add(one);
        int stored = 0;
        for (var agency : agencies.entrySet()) {
            AgencyWork.become(connection, agency.getKey());
            List<Told> deeds = agency.getValue();
            List<Told> ofErased = ToldTable.ofErased(connection, agency.getKey(), deeds);
            recovered
                    .ofErased
                    .computeIfAbsent(agency.getKey(), one -> new ArrayList<>())
                    .addAll(ofErased);
            deeds.removeAll(ofErased);
            stored += ToldTable.store(connection, agency.getKey(), deeds, json);
        }
        return stored;
    }

    /**
     * Takes off the topic what is left there of people who are forgotten. Last, since whether a deed has gone to somebody
     * else is known only then, and its record must stay.
     */
    private void bury(String agency, Collection<Told> deeds) throws SQLException {
        List<FormerRecords.Place> places = deeds.stream()
                .map(one -> new FormerRecords.Place(one.influencerId(), one.id()))
                .distinct()
                .toList();
        AgencyWork.in(database, agency, connection -> {
            Map<UUID, UUID> owners = FormerRecords.owners(connection, agency, places, Deed.TABLES);
            EventBatch tombstones = new EventBatch(json);
            places.forEach(place -> tombstones.add(
                    agency, InteractionEvents.tombstone(place.subject(), place.owner()), owners.get(place.subject())));
            tombstones.write(connection);
            return null;
        });
    }

    private interface Batch {
        void take(List<ConsumerRecord<String, byte[]>> records) throws SQLException;
    }

    /** From the first record to the last that there is now. */
    private void read(String topic, Batch batch) throws SQLException {
        try (KafkaConsumer<String, byte[]> consumer = Browser.of(broker)) {
            var whole = new WholeTopic(
                    consumer, topic, consumer.partitionsFor(topic).size());
            whole.fromTheBeginning();
            while (!whole.isAtTheEnd()) batch.take(whole.more());
        }
    }
}
