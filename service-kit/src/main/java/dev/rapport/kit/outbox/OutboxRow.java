package dev.rapport.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/** One row as read back by the relay, and its form on the wire: CloudEvents 1.0, binary mode; null data: a tombstone. */
record OutboxRow(
        long id,
        String agency,
        String topic,
        String type,
        String subject,
        long version,
        String owner,
        byte[] data,
        String spares,
        String traceparent,
        OffsetDateTime at) {

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("topic"),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("version"),
                row.getString("owner"),
                row.getBytes("data"),
                row.getString("spares"),
                row.getString("traceparent"),
                row.getObject("created_at", OffsetDateTime.class));
    }

    ProducerRecord<String, byte[]> record(String source, int partitions) {
        return recordAt(partition(agency, owner, partitions), source);
    }

    ProducerRecord<String, byte[]> recordAt(int partition, String source) {
        var record = new ProducerRecord<>(topic, partition, subject, data);
        header(record.headers(), "ce_specversion", "1.0");
        header(record.headers(), "ce_id", subject + ":" + version);
        header(record.headers(), "ce_source", source);
        header(record.headers(), "ce_type", type);
        header(record.headers(), "ce_subject", subject);
        header(record.headers(), "ce_time", at.toInstant().toString());
        header(record.headers(), "ce_agency", agency);
        header(record.headers(), "content-type", "application/json");
        if (traceparent != null) header(record.headers(), "traceparent", traceparent);
        return record;
    }

    /** Whether it would fall on a record that is to stay, and that is the last word in that partition without it. */
    boolean isSparing(int partitions) {
        return spares != null && partition(agency, spares, partitions) == partition(agency, owner, partitions);
    }

    static int partition(String agency, String owner, int partitions) {
        byte[] relationship = (agency + '/' + owner).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(relationship)) % partitions;
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
