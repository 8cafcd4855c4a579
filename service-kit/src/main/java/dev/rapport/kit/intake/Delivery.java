package dev.rapport.kit.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.rapport.kit.http.Trace;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.time.UtcTimes;
import dev.rapport.kit.topic.Moved;

/**
 * One event as it arrived: CloudEvents 1.0, binary mode.
 *
 * @param agency the tenant it belongs to
 * @param type CloudEvents type
 * @param subject id of the thing described, equal to the record's key
 * @param data JSON
 * @param at when its producer wrote it down; null where it does not say, and of what only changed its partition
 * @param traceparent of the request that caused it, to go on with what it causes; null where it does not say
 */
public record Delivery(String agency, String type, String subject, byte[] data, Instant at, String traceparent) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_TIME_BYTES = 40;
    private static final int TRACE_BYTES = 55;
    // Ours have ten headers; what stands between may add its own, such as the 8 KiB that W3C baggage may take.
    private static final int MOST_HEADERS = 64;
    private static final int MOST_HEADER_BYTES = 16_384;

    /** @throws PoisonRecord for whatever is not a well-formed event */
    static Delivery of(ConsumerRecord<String, byte[]> record) {
        return of(record, time(record));
    }

    /** @param at its {@link #time}, which takes long enough to read for nobody to do it twice */
    static Delivery of(ConsumerRecord<String, byte[]> record, Instant at) {
        String agency = header(record, "ce_agency");
        if (!Agency.isName(agency)) throw new PoisonRecord("ce_agency is not the name of an agency");
        String subject = header(record, "ce_subject");
        if (!subject.equals(record.key())) throw new PoisonRecord("the key is not the subject");
        String type = header(record, "ce_type");
        checkSize(record);
        // The topic of a service is written by that service alone.
        checkIfSaid(record, "ce_source", "/" + record.topic());
        checkIfSaid(record, "ce_specversion", "1.0");
        checkAgencyIn(record.value(), agency);
        return new Delivery(agency, type, subject, record.value(), at, trace(record));
    }

    private static void checkSize(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) throw new PoisonRecord("there is no data");
        if (record.value().length > MOST_BYTES) throw new PoisonRecord("the data exceed " + MOST_BYTES + " bytes");
        int headers = 0;
        int bytes = 0;
        for (Header header : record.headers()) {
            headers++;
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (headers > MOST_HEADERS || bytes > MOST_HEADER_BYTES) {
            throw new PoisonRecord("the headers exceed " + MOST_HEADERS + " or " + MOST_HEADER_BYTES + " bytes in all");
        }
    }

    /** Said twice it would be up to each reader which one to believe. */
    private static String header(ConsumerRecord<?, ?> record, String name) {
        String said = null;
        for (Header header : record.headers().headers(name)) {
            if (said != null) throw new PoisonRecord("header " + name + " is there twice");
            if (header.value() == null) break;
            said = text(header);
        }
        if (said == null) throw new PoisonRecord("header " + name + " is missing");
        return said;
    }

    /** For those who measure, and for nothing else: what cannot be read is no reason to refuse an event. */
    static Instant time(ConsumerRecord<?, ?> record) {
        if (Moved.is(record)) return null;
        Header said = record.headers().lastHeader("ce_time");
        if (said == null || said.value() == null || said.value().length > MOST_TIME_BYTES) return null;
        try {
            return UtcTimes.parse(new String(said.value(), StandardCharsets.US_ASCII));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** To find one's way with, and for nothing else. */
    private static String trace(ConsumerRecord<?, ?> record) {
        Header said = record.headers().lastHeader("traceparent");
        if (said == null || said.value() == null || said.value().length != TRACE_BYTES) return null;
        return Trace.known(new String(said.value(), StandardCharsets.US_ASCII));
    }

    private static void checkIfSaid(ConsumerRecord<?, ?> record, String name, String expected) {
        if (record.headers().lastHeader(name) != null && !header(record, name).equals(expected)) {
            throw new PoisonRecord(name + " is not " + expected);
        }
    }

    private static String text(Header header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PoisonRecord("header " + header.key() + " is not UTF-8");
        }
    }

    /** No event of ours names its agency once more in its data; one that does must not name another. */
    private static void checkAgencyIn(byte[] data, String agency) {
        try (JsonParser json = JSON.createParser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) return;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = json.currentName().equals("agency");
                json.nextToken();
                if (names && !agency.equals(json.getValueAsString())) {
                    throw new PoisonRecord("the agency in the data is not that of the header");
                }
                json.skipChildren();
            }
        } catch (IOException unreadable) {
            // Whoever reads the data says what is wrong with them.
        }
    }
}
