package dev.rapport.contacts.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.file.Cell;
import dev.rapport.kit.file.CsvTable;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Heading;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;
import dev.rapport.kit.file.UnreadableFile;
import dev.rapport.kit.json.Text;

/** CSV (RFC 4180) with a heading, and divided by comma, semicolon or tab, whichever there are most of in the heading. */
final class CsvRows implements Rows<NewInfluencer> {

    private final CsvTable table;
    private final List<String> all;
    private final List<Column> columns;
    private final boolean own;

    CsvRows(BufferedReader text, Map<String, String> mapping) throws IOException {
        table = new CsvTable(text, mapping.keySet());
        all = table.headings();
        columns = Column.of(all, mapping);
        own = mapping.isEmpty() && all.stream().allMatch(CsvFile.HEADING::contains);
        if (columns.isEmpty()) {
            throw new UnreadableFile(
                    table.line(),
                    "no_known_column",
                    "None of the headings is known; say what they stand for with the parameter columns. Fields are "
                            + Field.words() + ".");
        }
    }

    @Override
    public List<Heading> headings() {
        Map<Integer, String> fields = columns.stream().collect(Collectors.toMap(Column::index, Column::target));
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) headings.add(new Heading(all.get(i), fields.get(i)));
        return headings;
    }

    @Override
    public Row<NewInfluencer> next() {
        List<String> cells = table.next();
        if (cells == null) return null;
        List<Fault> faults = new ArrayList<>(table.undecoded());
        if (!faults.isEmpty()) return Row.faulty(table.line(), faults);
        Draft draft = new Draft();
        int size = 0;
        for (Column column : columns) {
            if (column.index() >= cells.size()) continue;
            String cell = cells.get(column.index());
            size += cell.length();
            String text = own ? Cell.plain(cell) : cell.strip();
            if (!Text.isClean(text)) {
                faults.add(new Fault(column.heading(), "not_readable", "This cell contains a control character."));
            } else if (!text.isEmpty()) {
                read(column, text, draft, faults);
            }
        }
        if (draft.lacksNetwork()) {
            faults.add(new Fault(
                    column(Field.HANDLE),
                    "network_missing",
                    "Say of which network this handle is: in a column Network, or as in columns=Handle:instagram."));
        }
        return faults.isEmpty()
                ? Row.of(table.line(), size, draft.finish(), this::place)
                : Row.faulty(table.line(), faults);
    }

    private String column(Field field) {
        return columns.stream()
                .filter(column -> column.field() == field)
                .findFirst()
                .map(Column::heading)
                .orElse(null);
    }

    /** The first column that can be meant, or the pointer where there is none. */
    private String place(String pointer) {
        return columns.stream()
                .filter(column -> column.field().isAt(pointer))
                .findFirst()
                .map(Column::heading)
                .orElse(pointer);
    }

    private void read(Column column, String text, Draft draft, List<Fault> faults) {
        switch (column.field()) {
            case EMAILS -> draft.emails.addAll(values(text));
            case INTERESTS -> draft.interests.addAll(values(text));
            case TAGS -> draft.tags.addAll(values(text));
            case CHANNELS -> Cell.pieces(text, ";,").forEach(piece -> channel(column, piece, draft, faults));
            case HANDLE -> draft.handle(column.network(), text);
            case NETWORK -> draft.network(text);
            case URL -> draft.url(column.network(), text);
            case FOLLOWERS -> draft.followers(column.network(), number(column, text, Long.MAX_VALUE, faults));
            case CADENCE_TARGET -> draft.targetDays(days(column, text, faults));
            case CADENCE_MAX -> draft.maxDays(days(column, text, faults));
            case SOURCE -> draft.source(source(column, text, faults));
            default -> draft.text(column.field(), text);
        }
    }

    /** Some address books put three colons between values. */
    private List<String> values(String text) {
        return Cell.split(own ? text : text.replace(" ::: ", ";"));
    }

    /** As in our own files: network|handle|url|followers. Other people write an address, or network:handle. */
    private static void channel(Column column, String piece, Draft draft, List<Fault> faults) {
        List<String> parts =
                Cell.pieces(piece, "|").stream().map(Cell::unescape).toList();
        if (parts.size() == 1 && parts.getFirst().matches("(?i)https?://.+")) {
            Draft alone = new Draft();
            alone.handle(null, parts.getFirst());
            alone.finish().channels().forEach(draft::channel);
            return;
        }
        if (parts.size() == 1 && parts.getFirst().indexOf(':') > 0)
            parts = Arrays.asList(parts.getFirst().split(":", 2));
        if (parts.size() < 2) {
            String message =
                    "A channel is network|handle, with the address and the followers behind where they are known.";
            faults.add(new Fault(column.heading(), "not_a_channel", message));
            return;
        }
        String url = parts.size() > 2 && !parts.get(2).isEmpty() ? parts.get(2) : null;
        boolean counted = parts.size() > 3 && !parts.get(3).isEmpty();
        Long followers = counted ? number(column, parts.get(3), Long.MAX_VALUE, faults) : null;
        draft.channel(new Channel(parts.get(0), parts.get(1), url, followers));
    }

    private static Integer days(Column column, String text, List<Fault> faults) {
        Long days = number(column, text, Integer.MAX_VALUE, faults);
        return days == null ? null : days.intValue();
    }

    /** With or without marks between thousands. */
    private static Long number(Column column, String text, long most, List<Fault> faults) {
        if (text.matches("\\d{1,18}|\\d{1,3}([,.' \\u00a0\\u202f]\\d{3}){1,5}")) {
            long number = Long.parseLong(text.replaceAll("\\D", ""));
            if (number <= most) return number;
        }
        faults.add(new Fault(column.heading(), "wrong_type", "This must be a whole number."));
        return null;
    }

    private static Source source(Column column, String text, List<Fault> faults) {
        for (Source source : Source.values()) if (source.name().equalsIgnoreCase(text)) return source;
        String message = "This must be one of "
                + Arrays.stream(Source.values()).map(Source::name).collect(Collectors.joining(", ")) + ".";
        faults.add(new Fault(column.heading(), "unknown_value", message));
        return null;
    }
}
