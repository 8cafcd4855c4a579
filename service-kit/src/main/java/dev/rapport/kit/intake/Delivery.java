package dev.rapport.kit.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One event as it arrived: CloudEvents 1.0, binary mode.
 *
 * @param agency the tenant it belongs to
 * @param type CloudEvents type
 * @param subject id of the thing described, equal to the record's key
 * @param data JSON
 */
public record Delivery(String agency, String type, String subject, byte[] data) {

    private static final Pattern AGENCY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST_BYTES = 65_536;

    /** @throws PoisonRecord for whatever is not a well-formed event */
    static Delivery of(ConsumerRecord<String, byte[]> record) {
        String agency = header(record, "ce_agency");
        if (!AGENCY.matcher(agency).matches()) throw new PoisonRecord("ce_agency is not the name of an agency");
        String subject = header(record, "ce_subject");
        if (!subject.equals(record.key())) throw new PoisonRecord("the key is not the subject");
        if (record.value() == null) throw new PoisonRecord("there is no data");
        if (record.value().length > MOST_BYTES) throw new PoisonRecord("the data exceed " + MOST_BYTES + " bytes");
        return new Delivery(agency, header(record, "ce_type"), subject, record.value());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) throw new PoisonRecord("header " + name + " is missing");
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
