package dev.rapport.interactions.imports;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.rapport.kit.file.Cell;

/** A property of a row as a column of CSV: whatever the forms of all sorts have, read from text. */
record HistoryField(String name, Class<?> type) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Map<String, HistoryField> ALL = all();

    private static final Map<String, String> USUAL = Map.of(
            "type", "kind",
            "date", "occurredAt",
            "time", "occurredAt",
            "when", "occurredAt",
            "notes", "summary",
            "note", "summary",
            "subject", "summary",
            "email", "influencerEmail",
            "account", "influencerAccount",
            "id", "externalId");

    private static Map<String, HistoryField> all() {
        Map<String, HistoryField> all = new LinkedHashMap<>();
        for (Sort sort : Sort.values()) add(all, sort.form());
        add(all, Ending.class);
        for (String name :
                Stream.concat(Stream.of("kind"), Reference.NAMES.stream()).toList())
            all.putIfAbsent(name, new HistoryField(name, String.class));
        return all;
    }

    private static void add(Map<String, HistoryField> all, Class<? extends Record> form) {
        for (RecordComponent one : form.getRecordComponents())
            all.putIfAbsent(one.getName(), new HistoryField(one.getName(), one.getType()));
    }

    static String words() {
        return String.join(", ", ALL.keySet());
    }

    /** Exactly so. */
    static Optional<HistoryField> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** As people write it: in any case, with spaces, or by a usual word. */
    static Optional<HistoryField> recognized(String heading) {
        String plain = plain(heading);
        String usual = USUAL.getOrDefault(plain, plain);
        return ALL.values().stream()
                .filter(field -> plain(field.name()).equals(plain(usual)))
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    boolean isTime() {
        return type == Instant.class || type == LocalDate.class;
    }

    /** Null where the text cannot be what it must be. */
    JsonNode read(String text, Manner manner) {
        if (List.class.isAssignableFrom(type)) {
            var list = JSON.arrayNode();
            Cell.split(text).forEach(list::add);
            return list;
        }
        if (type == Boolean.class) {
            Boolean yes = Manner.yes(text);
            return yes == null ? null : JSON.booleanNode(yes);
        }
        if (type == Integer.class || type == Double.class) return number(manner.number(text));
        if (type == Instant.class) return JSON.textNode(manner.moment(text));
        if (type == LocalDate.class) return JSON.textNode(manner.day(text));
        boolean word = type.isEnum() || name.equals("kind");
        return JSON.textNode(word ? text.toUpperCase(Locale.ROOT).replace(' ', '_') : text);
    }

    private JsonNode number(String text) {
        if (!NUMBER.matcher(text).matches()) return null;
        return type == Integer.class && text.indexOf('.') < 0
                ? JSON.numberNode(Integer.valueOf(text))
                : JSON.numberNode(new java.math.BigDecimal(text));
    }
}
