package dev.rapport.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LocalKafkaTest {
    @TempDir
    Path directory;

    @Test
    void records_survive_the_broker_being_taken_away_and_brought_back() throws Exception {
        try (var kafka = LocalKafka.throwAway(directory)) {
            send(kafka.bootstrap(), "before");
            kafka.stop();
            assertThrows(Exception.class, () -> send(kafka.bootstrap(), "while away"));
            kafka.start();
            send(kafka.bootstrap(), "after");
            assertEquals(List.of("before", "after"), received(kafka.bootstrap(), 2));
        }
    }

    @Test
    void records_survive_a_stop_in_the_durable_directory() throws Exception {
        int port = Ports.free();
        try (var kafka = LocalKafka.durable(directory, port)) {
            send(kafka.bootstrap(), "kept");
        }
        try (var kafka = LocalKafka.durable(directory, port)) {
            assertEquals(List.of("kept"), received(kafka.bootstrap(), 1));
        }
    }

    @Test
    void records_survive_a_kill_of_the_brokers_jvm() throws Exception {
        int port = Ports.free();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command = List.of(java, "-cp", classPath, Victim.class.getName(), directory.toString(), "" + port);
        // Its log goes nowhere: into a pipe that nobody reads it would stop when that is full.
        var victim =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        assertEquals(Victim.KILLED, victim.start().waitFor());
        try (var kafka = LocalKafka.durable(directory, port)) {
            assertEquals(List.of("confirmed"), received(kafka.bootstrap(), 1));
        }
    }

    /** A broker that has confirmed a record and dies on the spot. */
    static final class Victim {
        static final int KILLED = 42;

        public static void main(String[] arguments) throws Exception {
            var kafka = LocalKafka.durable(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            send(kafka.bootstrap(), "confirmed");
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Test
    void the_broker_takes_records_of_every_compression() throws Exception {
        var compressions = List.of("lz4", "zstd", "snappy", "gzip");
        try (var kafka = LocalKafka.throwAway(directory)) {
            for (String compression : compressions) send(kafka.bootstrap(), compression, compression);
            assertEquals(compressions, received(kafka.bootstrap(), 4));
        }
    }

    @Test
    void state_topics_are_compacted_and_passing_news_goes_after_fourteen_days() throws Exception {
        try (var kafka = LocalKafka.throwAway(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            for (String topic : List.of("contacts", "interactions", "scores")) {
                assertEquals("compact", setting(admin, topic, "cleanup.policy"));
                assertEquals(8, partitions(admin, topic));
            }
            assertEquals("delete", setting(admin, "reminders", "cleanup.policy"));
            assertEquals("compact,delete", setting(admin, "dead-letters", "cleanup.policy"));
            for (String topic : List.of("reminders", "dead-letters")) {
                assertEquals("1209600000", setting(admin, topic, "retention.ms"));
            }
            assertEquals(8, partitions(admin, "reminders"));
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        var description = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return description.get(topic).partitions().size();
    }

    private static void send(String bootstrap, String value) throws Exception {
        send(bootstrap, value, "none");
    }

    private static void send(String bootstrap, String value, String compression) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "compression.type", compression, "max.block.ms", 1000, "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("contacts", 3, "key", value)).get();
        }
    }

    private static List<String> received(String bootstrap, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        var records = new java.util.ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("contacts", 3);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int i = 0; i < 20 && records.size() < count; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(found -> records.add(found.value()));
            }
        }
        return records;
    }
}
