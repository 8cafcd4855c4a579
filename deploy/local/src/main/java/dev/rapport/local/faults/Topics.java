package dev.rapport.local.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.WholeTopics;

/** What the topics hold, read to their ends; and who is behind. */
final class Topics {
    private static final List<String> TOPICS = List.of("contacts", "interactions", "scores", "dead-letters");

    /** All groups of the services, and the topic that each reads. */
    static final Map<String, String> GROUPS = Map.of(
            "interactions-2", "contacts",
            "scoring-contacts", "contacts",
            "scoring-interactions", "interactions");

    private static final Map<String, List<String>> READERS = Map.of(
            "contacts", List.of("/interactions", "/scoring"),
            "interactions", List.of("/scoring"));
    private static final List<String> WORDS = List.of(
            "kind",
            "organizationId",
            Fact.INFLUENCER,
            Fact.AT,
            "value",
            "relevance",
            "outcome",
            "solicited",
            "size",
            "sentiment",
            "hours");

    private final String bootstrap;
    private final Map<String, Fact> told = new LinkedHashMap<>();
    private final Map<String, Fact> scores = new LinkedHashMap<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> letters = new HashSet<>();

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    List<Fact> told() {
        return List.copyOf(told.values());
    }

    List<Fact> scores() {
        return List.copyOf(scores.values());
    }

    /** Who reads it, and where it lies. */
    Set<String> poison() {
        return poison;
    }

    Set<String> letters() {
        return letters;
    }

    /** How far each group is behind, by partition; who has never said how far they are has everything before them. */
    Map<String, Long> lags() throws ExecutionException, InterruptedException {
        Map<String, Long> lags = new TreeMap<>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (var group : GROUPS.entrySet()) {
                var read = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                Map<TopicPartition, Long> ends = WholeTopics.ends(bootstrap, List.of(group.getValue()));
                ends.forEach((partition, end) -> lags.put(
                        group.getKey() + " at " + partition,
                        end - (read.containsKey(partition) ? read.get(partition).offset() : 0)));
            }
        }
        return lags;
    }

    void read() throws IOException {
        WholeTopics.read(bootstrap, TOPICS, this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) throws IOException {
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        if (header(record, Poisoner.MARK) != null) {
            for (String reader : READERS.get(record.topic())) poison.add(reader + " " + place);
            return;
        }
        String type = header(record, "ce_type");
        if (record.topic().equals("dead-letters")) letters.add(header(record, "ce_source") + " " + record.key());
        else if (record.value() == null) told.remove(record.key());
        else if (type.endsWith(".interaction.v1") || type.endsWith(".research.v1"))
            told.put(record.key(), fact(record, type));
        else if (record.topic().equals("scores")) scores.put(record.key(), score(record));
    }

    private static Fact fact(ConsumerRecord<String, byte[]> record, String type) throws IOException {
        JsonNode data = Sender.JSON.readTree(record.value());
        SortedMap<String, String> says = new TreeMap<>();
        for (String word : WORDS) {
            if (data.has(word)) says.put(word, text(data.get(word)));
        }
        if (type.endsWith(".research.v1")) says.put("kind", "RESEARCH");
        return new Fact(
                header(record, "ce_agency"),
                record.key(),
                data.get("version").asLong(),
                data.get("deleted").asBoolean(),
                says);
    }

    private static Fact score(ConsumerRecord<String, byte[]> record) throws IOException {
        JsonNode data = Sender.JSON.readTree(record.value());
        Map<String, String> says = new HashMap<>();
        for (String word : List.of(Fact.INFLUENCER, "stage")) says.put(word, text(data.get(word)));
        return new Fact(
                header(record, "ce_agency"),
                record.key(),
                data.get("version").asLong(),
                data.get("deleted").asBoolean(),
                new TreeMap<>(says));
    }

    /** Under the id by which the topic knows it, which scoring makes of what it stands for. */
    static Fact relationship(Fact stored) {
        String id = UUID.nameUUIDFromBytes(stored.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Fact(stored.agency(), id, stored.version(), stored.deleted(), stored.says());
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber() ? Double.toString(value.doubleValue()) : value.asText();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
