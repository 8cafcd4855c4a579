package dev.rapport.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;

/** Where a text is still found: in every table of every database, and in every topic, past all services. */
public final class Traces {

    private Traces() {}

    /** Such as {@code contacts.influencer}; also where it stands in bytes. */
    static Set<String> inTables(String text) throws SQLException {
        Set<String> found = new TreeSet<>();
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        for (Service service : Service.values()) {
            try (Connection database = LocalStack.shared().superuser(service.database());
                    Statement statement = database.createStatement()) {
                for (String table : tables(statement)) {
                    String sql =
                            "SELECT FROM \"%s\" t WHERE strpos(t::text, '%s') > 0 OR strpos(t::text, '%s') > 0 LIMIT 1"
                                    .formatted(table, text, hex);
                    try (ResultSet row = statement.executeQuery(sql)) {
                        if (row.next()) found.add(service.database() + "." + table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }

    public static boolean outboxesAreEmpty() {
        try {
            for (Service service : Service.values()) {
                try (Connection database = LocalStack.shared().superuser(service.database());
                        Statement statement = database.createStatement();
                        ResultSet row = statement.executeQuery("SELECT FROM outbox LIMIT 1")) {
                    if (row.next()) return false;
                }
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that was ever told and that the broker still has. */
    static List<ConsumerRecord<String, byte[]>> records() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", LocalStack.shared().kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : List.of("contacts", "interactions", "scores", "dead-letters")) {
                consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    /** All of a record that can be read: key, headers and value. */
    static String text(ConsumerRecord<String, byte[]> record) {
        StringBuilder text = new StringBuilder().append(record.key()).append('\n');
        record.headers().forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8))
                .append('\n'));
        if (record.value() != null) text.append(new String(record.value(), StandardCharsets.UTF_8));
        return text.toString();
    }

    /** The segment files in which it stands as it is; what is compressed in them, {@link #records()} shows. */
    static List<Path> inSegments(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(LocalStack.shared().topicFiles())) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".log")).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains(text)) found.add(file);
            }
        }
        return found;
    }
}
