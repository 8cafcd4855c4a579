package dev.rapport.kit.topic;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Marks a record that is in its partition since the topic got more of them: it is old news, and nobody waits for it. */
public final class Moved {

    private static final String HEADER = "moved";

    private Moved() {}

    public static void mark(Headers headers) {
        headers.remove(HEADER).add(HEADER, "true".getBytes(StandardCharsets.UTF_8));
    }

    public static boolean is(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(HEADER) != null;
    }
}
