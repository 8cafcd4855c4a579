package dev.rapport.kit.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import dev.rapport.kit.json.Text;

/** CSV (RFC 4180) with a heading, and divided by comma, semicolon or tab, whichever there are most of in the heading. */
public final class CsvTable {

    private static final int MOST_COLUMNS = 1000;
    private static final String DIVIDERS = ",;\t|";

    private final Iterator<CsvRecord> records;
    private final List<String> headings;
    private final char divider;

    /** Before the heading, and not seen by the reader. */
    private long linesBefore;

    private List<String> cells = List.of();
    private long line;

    /** @param mapped headings that the sender has spoken of, all of which must be there */
    public CsvTable(BufferedReader text, Collection<String> mapped) throws IOException {
        CsvRecordHandler limits = CsvRecordHandler.of(limit ->
                limit.maxFields(MOST_COLUMNS).maxFieldSize(Rows.LONGEST).maxRecordSize(Rows.LONGEST));
        divider = divider(text);
        records = CsvReader.builder()
                .fieldSeparator(divider)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Rows.LONGEST + 1)
                .build(limits, text)
                .iterator();
        List<String> heading = next();
        if (heading == null) throw new UnreadableFile(1, "empty_file", "The file has no heading.");
        headings = heading.stream().map(String::strip).toList();
        if (headings.stream().anyMatch(Undecoded::in)) {
            throw new UnreadableFile(line, "encoding", Undecoded.at(null).message());
        }
        mapped.stream().filter(name -> !headings.contains(name)).findFirst().ifPresent(name -> {
            throw new UnreadableFile(line, "unknown_column", "The file has no column \"" + Text.writable(name) + "\".");
        });
    }

    /** By the first line, or as a line "sep=;" says, which some spreadsheets write and read. */
    private char divider(BufferedReader text) throws IOException {
        text.mark(1 << 16);
        StringBuilder first = new StringBuilder();
        boolean quoted = false;
        for (int c = text.read(); c >= 0 && c != '\n' && first.length() < 60_000; c = text.read()) {
            if (c == '"') quoted = !quoted;
            else if (!quoted) first.append((char) c);
        }
        String line = first.toString().stripTrailing();
        if (line.matches("sep=[,;|\\t]?")) {
            linesBefore = 1;
            return line.length() < 5 ? '\t' : line.charAt(4);
        }
        text.reset();
        return (char) DIVIDERS.chars()
                .reduce((most, next) -> count(line, next) > count(line, most) ? next : most)
                .orElseThrow();
    }

    private static long count(String line, int divider) {
        return line.chars().filter(c -> c == divider).count();
    }

    /** Between the columns; a comma elsewhere is one in a number. */
    public char divider() {
        return divider;
    }

    public List<String> headings() {
        return headings;
    }

    /** The cells of the next row that has any, and null at the end. */
    public List<String> next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = linesBefore + record.getStartingLineNumber();
                cells = record.getFields();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) return cells;
            }
            return null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw new UnreadableFile(
                    line + 1,
                    "not_csv",
                    "From here on this is no CSV: a quotation mark is missing or misplaced, or a row has more than "
                            + Rows.LONGEST + " characters or " + MOST_COLUMNS + " columns.");
        }
    }

    /** What could not be decoded in the last row, in columns that are read or not. */
    public List<Fault> undecoded() {
        return IntStream.range(0, cells.size())
                .filter(i -> Undecoded.in(cells.get(i)))
                .mapToObj(i -> Undecoded.at(i < headings.size() ? headings.get(i) : null))
                .toList();
    }

    /** Where the last row begins, counting from 1. */
    public long line() {
        return line;
    }
}
