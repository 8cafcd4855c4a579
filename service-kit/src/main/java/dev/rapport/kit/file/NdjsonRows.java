package dev.rapport.kit.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.rapport.kit.problem.JsonFaults;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** NDJSON: in each line what could be sent alone. Empty lines are passed over. */
public final class NdjsonRows<T> implements Rows<T> {

    private final Lines lines;
    private final Class<T> type;
    private final ObjectReader reader;

    public NdjsonRows(BufferedReader text, Class<T> type, ObjectMapper json) {
        this.lines = new Lines(text);
        this.type = type;
        this.reader = json.readerFor(type);
    }

    @Override
    public Row<T> next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) line = lines.next();
        if (line == null) return null;
        if (lines.tooLong()) return Row.faulty(lines.number(), null, "row_too_long", "This line is too long.");
        if (Undecoded.in(line)) return Row.faulty(lines.number(), List.of(Undecoded.at(null)));
        try {
            T said = reader.readValue(line);
            return !type.isInstance(said)
                    ? Row.faulty(lines.number(), null, "wrong_type", "This must be a JSON object.")
                    : Row.of(lines.number(), line.length(), said, UnaryOperator.identity());
        } catch (JsonProcessingException e) {
            return unreadable(e);
        }
    }

    private Row<T> unreadable(JsonProcessingException fault) {
        return Row.faulty(lines.number(), faults(fault));
    }

    /** What is wrong with JSON, without a word of it. */
    public static List<Fault> faults(JsonProcessingException fault) {
        Refusal refusal = JsonFaults.refusal(fault);
        if (refusal.code() == Problem.MALFORMED_JSON) {
            String at = fault.getLocation() == null
                    ? ""
                    : " (at character " + fault.getLocation().getColumnNr() + ")";
            return List.of(new Fault(null, "malformed_json", "This line is not valid JSON" + at + "."));
        }
        return refusal.violations().stream()
                .map(one -> new Fault(place(one.pointer()), one.code(), withoutValue(one.message())))
                .toList();
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? null : pointer;
    }

    /** A value that is not allowed is quoted at the beginning. */
    private static String withoutValue(String message) {
        return message.replaceFirst("(?s)^\".*\" is not one of ", "This must be one of ");
    }
}
