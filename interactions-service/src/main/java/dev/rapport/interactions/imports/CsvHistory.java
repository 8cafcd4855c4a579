package dev.rapport.interactions.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.kit.file.Cell;
import dev.rapport.kit.file.CsvTable;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Heading;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;
import dev.rapport.kit.file.UnreadableFile;
import dev.rapport.kit.json.Text;

/** A history as CSV: each column a property, as it would stand in a line of NDJSON; empty cells say nothing. */
final class CsvHistory implements Rows<ObjectNode> {

    private final CsvTable table;
    private final Manner manner;
    private final List<Optional<HistoryField>> fields = new ArrayList<>();

    /** @param zone of the agency */
    CsvHistory(BufferedReader text, Map<String, String> mapping, ZoneId zone) throws IOException {
        table = new CsvTable(text, mapping.keySet());
        manner = new Manner(zone, table.divider() != ',');
        for (String heading : table.headings()) {
            String mapped = mapping.get(heading);
            fields.add(mapped == null ? HistoryField.recognized(heading) : mapped(heading, mapped));
        }
        if (fields.stream().allMatch(Optional::isEmpty)) {
            throw new UnreadableFile(
                    table.line(),
                    "no_known_column",
                    "None of the headings is known; say what they stand for with the parameter columns. Properties are "
                            + HistoryField.words() + ".");
        }
    }

    private Optional<HistoryField> mapped(String heading, String to) {
        if (to.equals("-")) return Optional.empty();
        Optional<HistoryField> field = HistoryField.named(to);
        if (field.isEmpty()) {
            throw new UnreadableFile(
                    table.line(),
                    "unknown_property",
                    "The column \"" + Text.writable(heading) + "\" can be one of " + HistoryField.words() + ".");
        }
        return field;
    }

    @Override
    public List<Heading> headings() {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++)
            headings.add(new Heading(
                    table.headings().get(i),
                    fields.get(i).map(HistoryField::name).orElse(null)));
        return headings;
    }

    @Override
    public Row<ObjectNode> next() {
        List<String> cells = table.next();
        if (cells == null) return null;
        List<Fault> faults = new ArrayList<>(table.undecoded());
        if (!faults.isEmpty()) return Row.faulty(table.line(), faults);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        int size = 0;
        for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
            String cell = Cell.plain(cells.get(i));
            size += cell.length();
            HistoryField field = fields.get(i).orElse(null);
            if (field == null || cell.isEmpty() || row.has(field.name())) continue;
            JsonNode value = Text.isClean(cell) ? field.read(cell, manner) : null;
            if (field.isTime() && Manner.hasSlashes(cell))
                faults.add(new Fault(table.headings().get(i), "ambiguous", Manner.WITH_SLASHES));
            else if (value != null) row.set(field.name(), value);
            else faults.add(new Fault(table.headings().get(i), "wrong_type", "This is no " + field.name() + "."));
        }
        return faults.isEmpty() ? Row.of(table.line(), size, row, this::place) : Row.faulty(table.line(), faults);
    }

    /** The column that a property was in, or the pointer where there is none. */
    private String place(String pointer) {
        for (int i = 0; i < fields.size(); i++) {
            String name = "/" + fields.get(i).map(HistoryField::name).orElse("");
            if (pointer.equals(name) || pointer.startsWith(name + "/"))
                return table.headings().get(i);
        }
        return pointer;
    }
}
