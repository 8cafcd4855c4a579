package dev.rapport.local.walls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Something done to a genuine event on its way, which makes it one that nobody may believe. */
record Forgery(String name, UnaryOperator<ProducerRecord<String, byte[]>> deed) {

    private static final byte[] NO_TEXT = {(byte) 0xc3, 0x28};

    /** What can be wrong with an event of whatever kind. */
    static List<Forgery> all() {
        return List.of(
                keyed("a key of another thing", UUID.randomUUID().toString()),
                headers("a subject of another thing", headers -> set(headers, "ce_subject", "0")),
                about("key and subject of another thing than the data's"),
                headers("no agency", headers -> headers.remove("ce_agency")),
                headers("an empty agency", headers -> set(headers, "ce_agency", "")),
                headers("every agency", headers -> set(headers, "ce_agency", "*")),
                headers("an agency that is SQL", headers -> set(headers, "ce_agency", "x' OR '1'='1")),
                headers("an agency that is a path", headers -> set(headers, "ce_agency", "../another")),
                headers("an agency that is no text", headers -> set(headers, "ce_agency", NO_TEXT)),
                headers("two agencies", headers -> headers.add("ce_agency", bytes("another"))),
                headers("another agency first", Forgery::precedeByAnotherAgency),
                data("another agency in the data", json -> json.replaceFirst("\\{", "{\"agency\":\"another\",")),
                headers("no type", headers -> headers.remove("ce_type")),
                headers("two types", headers -> headers.add("ce_type", bytes("dev.rapport.contacts.influencer.v1"))),
                headers("a type of nobody", headers -> set(headers, "ce_type", "dev.rapport.evil.v1")),
                headers("a type to come", headers -> set(headers, "ce_type", text(headers, "ce_type") + "9")),
                headers("a type that is no text", headers -> set(headers, "ce_type", NO_TEXT)),
                headers("no subject", headers -> headers.remove("ce_subject")),
                headers("two subjects", headers -> headers.add("ce_subject", bytes("0"))),
                headers("a source that does not write here", headers -> set(headers, "ce_source", "/evil")),
                headers("a form of CloudEvents to come", headers -> set(headers, "ce_specversion", "2.0")),
                headers("a huge header", headers -> headers.add("x", new byte[300_000])),
                headers("a thousand headers", Forgery::crowd),
                data("no data", json -> ""),
                data("data that are no JSON", json -> "<xml/>"),
                data("data cut off", json -> json.substring(0, json.length() - 1)),
                data("a list", json -> "[" + json + "]"),
                data("JSON null", json -> "null"),
                data("too much", json -> json.replaceFirst("\\{", "{\"x\":\"" + "x".repeat(70_000) + "\",")),
                data("a deep nest", json -> json.replaceFirst("\\{", "{\"x\":" + "[".repeat(30_000))),
                data("a field twice", json -> json.replaceFirst("\\{", "{\"version\":9,")),
                data("no version", json -> json.replaceFirst("\"version\":", "\"edition\":")),
                data("a version below the first", json -> json.replaceFirst("\"version\":", "\"version\":-")));
    }

    /** A copy of that event, forged. */
    ProducerRecord<String, byte[]> of(ProducerRecord<String, byte[]> genuine) {
        return deed.apply(genuine);
    }

    private static Forgery keyed(String name, String key) {
        return new Forgery(name, one -> with(one, key, one.value()));
    }

    private static Forgery data(String name, UnaryOperator<String> deed) {
        return new Forgery(
                name, one -> with(one, one.key(), bytes(deed.apply(new String(one.value(), StandardCharsets.UTF_8)))));
    }

    private static Forgery headers(String name, java.util.function.Consumer<Headers> deed) {
        return new Forgery(name, one -> {
            deed.accept(one.headers());
            return one;
        });
    }

    private static Forgery about(String name) {
        return new Forgery(name, one -> {
            String another = UUID.randomUUID().toString();
            set(one.headers(), "ce_subject", another);
            return with(one, another, one.value());
        });
    }

    private static void precedeByAnotherAgency(Headers headers) {
        byte[] ours = headers.lastHeader("ce_agency").value();
        set(headers, "ce_agency", "another");
        headers.add("ce_agency", ours);
    }

    private static void crowd(Headers headers) {
        for (int i = 0; i < 1000; i++) headers.add("x" + i, null);
    }

    private static void set(Headers headers, String name, String text) {
        set(headers, name, bytes(text));
    }

    private static void set(Headers headers, String name, byte[] value) {
        headers.remove(name).add(name, Arrays.copyOf(value, value.length));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> one, String key, byte[] value) {
        return new ProducerRecord<>(one.topic(), one.partition(), key, value, one.headers());
    }
}
