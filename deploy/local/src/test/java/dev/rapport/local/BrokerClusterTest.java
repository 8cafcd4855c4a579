package dev.rapport.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BrokerClusterTest {
    private static final TopicPartition PARTITION = new TopicPartition("contacts", 3);

    @TempDir
    Path directory;

    @Test
    void one_broker_in_a_jvm_of_its_own_keeps_its_records_over_a_kill() throws Exception {
        int port = Ports.free();
        try (var broker = BrokerProcess.alone(directory, port)) {
            send("127.0.0.1:" + port, "before");
            broker.kill();
            assertFalse(broker.isAlive());
            broker.start();
            broker.awaitReady();
            send("127.0.0.1:" + port, "after");
            assertEquals(List.of("before", "after"), received("127.0.0.1:" + port, 2));
        }
    }

    @Test
    void three_brokers_take_records_with_one_killed_and_one_frozen_and_lose_none_when_all_are_killed()
            throws Exception {
        try (var cluster = BrokerCluster.start(directory)) {
            send(cluster.bootstrap(), "all there");
            cluster.broker(0).kill();
            send(cluster.bootstrap(), "one killed");
            cluster.startAll();
            awaitAllCopies(cluster.bootstrap());
            Signals.freeze(cluster.broker(1).handle());
            send(cluster.bootstrap(), "one frozen");
            Signals.thaw(cluster.broker(1).handle());
            for (int i = 0; i < cluster.size(); i++) cluster.broker(i).kill();
            cluster.startAll();
            send(cluster.bootstrap(), "all killed");
            assertEquals(
                    List.of("all there", "one killed", "one frozen", "all killed"), received(cluster.bootstrap(), 4));
        }
    }

    @Test
    void everything_is_there_three_times_offsets_too() throws Exception {
        try (var cluster = BrokerCluster.start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            commit(cluster.bootstrap());
            List<String> topics = new ArrayList<>(Topics.STATE);
            topics.addAll(List.of(Topics.REMINDERS, Topics.DEAD_LETTERS, "__consumer_offsets"));
            var described = admin.describeTopics(topics).allTopicNames().get();
            for (String topic : topics) {
                for (var partition : described.get(topic).partitions())
                    assertEquals(3, partition.replicas().size(), topic);
            }
        }
    }

    @Test
    void who_comes_through_a_proxy_stays_behind_it_and_waits_while_it_is_cut() throws Exception {
        List<Proxy> proxies = List.of(Proxy.open(), Proxy.open(), Proxy.open());
        List<Integer> told = proxies.stream().map(Proxy::port).toList();
        String bootstrap = "127.0.0.1:" + told.getFirst();
        try (var cluster = BrokerCluster.start(directory, Map.of("PROXIED", told))) {
            for (int i = 0; i < cluster.size(); i++) proxies.get(i).leadTo(cluster.doorPort(i, "PROXIED"));
            send(bootstrap, "open");
            for (Proxy.Weather bad : List.of(Proxy.Weather.CUT, Proxy.Weather.SILENT)) {
                proxies.forEach(one -> one.become(bad));
                assertThrows(Exception.class, () -> send(bootstrap, "lost"));
                proxies.forEach(one -> one.become(Proxy.Weather.FAIR));
                send(bootstrap, "after " + bad);
            }
            assertEquals(List.of("open", "after CUT", "after SILENT"), received(cluster.bootstrap(), 3));
        } finally {
            proxies.forEach(Proxy::close);
        }
    }

    /** Two of three must have a record: who has only just come back is not one of them yet. */
    private static void awaitAllCopies(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            while (admin.describeTopics(List.of(PARTITION.topic())).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .anyMatch(partition ->
                            partition.isr().size() < partition.replicas().size())) Thread.sleep(200);
        }
    }

    private static void send(String bootstrap, String value) throws Exception {
        // The first one that is asked may be the frozen one, which takes the question and never answers.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "acks", "all", "max.block.ms", 20_000, "request.timeout.ms", 3_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", value))
                    .get();
        }
    }

    private static void commit(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "group.id", "somebody");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(0)));
        }
    }

    private static List<String> received(String bootstrap, int count) {
        var records = new ArrayList<String>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            for (int i = 0; i < 60 && records.size() < count; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(found -> records.add(found.value()));
            }
        }
        return records;
    }
}
