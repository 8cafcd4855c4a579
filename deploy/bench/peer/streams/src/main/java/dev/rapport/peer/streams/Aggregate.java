package dev.rapport.peer.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * Sums per influencer in Kafka Streams: a store in RocksDB with its changelog. The topic is partitioned by influencer, so
 * nothing is sent through a topic in between, which {@code groupBy} would do. No duplicates are found and no versions
 * compared, and what it counts is in no database.
 */
public final class Aggregate extends ContextualProcessor<String, byte[], Void, Void> {
    private static final String STORE = "scores";
    private static final ObjectReader EVENTS = new ObjectMapper()
            .readerFor(Told.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private KeyValueStore<String, String> scores;

    record Told(String kind, String influencerId, String occurredAt, Double value, Double size, String sentiment) {}

    /** Arguments: brokers, topic, application id, directory of the state. */
    public static void main(String[] arguments) {
        var settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[2]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 5000);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String())
                .withCachingEnabled());
        builder.<String, byte[]>stream(arguments[1]).process(Aggregate::new, STORE);
        var streams = new KafkaStreams(builder.build(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        scores = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Told told = read(record.value());
        String agency = new String(record.headers().lastHeader("ce_agency").value(), StandardCharsets.UTF_8);
        String key = agency + '/' + told.influencerId();
        String known = scores.get(key);
        scores.put(key, (known == null ? Sums.none() : Sums.parse(known)).plus(told).toString());
    }

    private static Told read(byte[] data) {
        try {
            return EVENTS.readValue(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the store as text, numbers between semicolons. */
    private record Sums(long interactions, double given, double asked, double tone, String last) {

        static Sums none() {
            return new Sums(0, 0, 0, 0, "");
        }

        static Sums parse(String text) {
            String[] parts = text.split(";", -1);
            return new Sums(
                    Long.parseLong(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    parts[4]);
        }

        Sums plus(Told told) {
            double gift = "HELP".equals(told.kind()) ? told.value() : 0;
            double ask = "ASK".equals(told.kind()) ? told.size() : 0;
            double reply = "POSITIVE".equals(told.sentiment()) ? 1 : 0;
            String later = told.occurredAt().compareTo(last) > 0 ? told.occurredAt() : last;
            return new Sums(interactions + 1, given + gift, asked + ask, tone + reply, later);
        }

        @Override
        public String toString() {
            return interactions + ";" + given + ";" + asked + ";" + tone + ";" + last;
        }
    }
}
