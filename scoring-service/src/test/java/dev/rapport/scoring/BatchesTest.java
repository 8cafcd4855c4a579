package dev.rapport.scoring;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class BatchesTest {

    private final Feed feed = Feed.ofANewAgency();

    @Test
    void aHistoryLongerThanABatchIsTakenWhole() {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            history.add(
                    Feed.happened(i % 3 == 0 ? Kind.HELP : Kind.REPLY, i % 900).build());
        }
        feed.tell(history, organization, influencer).taken();
        assertEquals(
                Relationship.of(history, ModelConfig.DEFAULT)
                        .asOf(Samples.TODAY)
                        .score()
                        .score(),
                Answers.to(feed)
                        .scoreOf(influencer, organization, Samples.TODAY)
                        .get("score")
                        .asDouble());
    }

    @Test
    void nothingIsLostWhileAnotherReaderOfTheGroupComesAndGoes() {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = new ArrayList<>();
        feed.taken();
        for (int round = 0; round < 2; round++) {
            try (var other = reader()) {
                // It commits nothing: whatever it is given comes again when it has gone.
                other.subscribe(List.of(Topics.INTERACTIONS));
                for (int i = 0; i < 20; i++) {
                    List<Interaction> more = List.of(
                            Feed.happened(Kind.REPLY, i).build(),
                            Feed.happened(Kind.HELP, i).build());
                    history.addAll(more);
                    feed.tell(more, organization, influencer);
                    other.poll(Duration.ofMillis(100));
                }
            }
        }
        feed.taken();
        assertEquals(
                history.size(),
                Answers.to(feed)
                        .scoreOf(influencer, organization, Samples.TODAY)
                        .get("interactions")
                        .asInt());
    }

    @Test
    void batchesSideBySideDoNotBlockEachOtherAndTheHighestVersionStays() throws Exception {
        UUID influencer = Ids.next();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) ids.add(Ids.next().toString());
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            Random chance = new Random(writer);
            writers.add(() -> {
                for (int round = 0; round < 15; round++) write(ids, influencer, chance);
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Void> done : pool.invokeAll(writers)) done.get();
        }
        write(ids, influencer, 1_000_000);
        assertEquals(ids.size(), LedgerRows.of(feed.agency()).size());
        for (String row : LedgerRows.of(feed.agency())) {
            assertEquals(1_000_000, Answers.json(row).get("version").asInt());
        }
    }

    private void write(List<String> ids, UUID influencer, Random chance) throws Exception {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, chance);
        write(shuffled.subList(0, 200), influencer, chance.nextInt(1, 1000));
    }

    private void write(List<String> ids, UUID influencer, int version) throws Exception {
        List<LedgerEntry> batch = ids.stream()
                .map(id -> Interaction.builder(id, Kind.REPLY, Samples.TODAY)
                        .version(version)
                        .build())
                .map(reply -> new LedgerEntry(feed.agency(), influencer, null, reply))
                .toList();
        try (Connection connection = LocalStack.shared().connect("scoring", "scoring_intake")) {
            connection.setAutoCommit(false);
            LedgerTable.store(connection, batch);
            connection.commit();
        }
    }

    private static KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        LocalStack.shared().kafka(),
                        "group.id",
                        "scoring-" + Topics.INTERACTIONS,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
