package dev.rapport.interactions.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Lines;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;
import dev.rapport.kit.file.UnreadableFile;

/**
 * A mailbox in any of the forms called mbox (RFC 4155): each mail begins with a line "From sender time". Only headers
 * are kept in memory; the bodies pass by. Where a program has not quoted such lines in bodies, only one after a blank
 * line that is all of a {@link FromLine} is taken for the beginning of a mail.
 */
public final class MboxRows implements Rows<Mail> {

    /** As it reads bytes, one for one: what they are is found out header by header. */
    public static final String ENCODING = "ISO-8859-1";

    private static final int LONGEST_HEADER = 1 << 18;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final Lines lines;
    private String begin;
    private long line;
    private boolean opened;

    public MboxRows(BufferedReader text) {
        lines = new Lines(text);
    }

    private void open() throws IOException {
        opened = true;
        String first = lines.next();
        while (first != null && first.isBlank()) first = lines.next();
        if (first != null && first.startsWith(BYTE_ORDER_MARK)) first = first.substring(BYTE_ORDER_MARK.length());
        if (first == null || !FromLine.is(first)) {
            throw new UnreadableFile(
                    1, "not_mbox", "A mailbox begins with a line such as \"" + FromLine.EXAMPLE + "\".");
        }
        begin(first);
    }

    private void begin(String from) {
        begin = from;
        line = lines.number();
    }

    @Override
    public Row<Mail> next() throws IOException {
        if (!opened) open();
        if (begin == null) return null;
        String from = begin;
        long start = line;
        begin = null;
        MailHeader header = new MailHeader();
        int size = 0;
        String next = lines.next();
        for (; next != null && !next.isBlank(); next = lines.next()) {
            size += next.length();
            if (size <= LONGEST_HEADER) header.add(next);
        }
        skipBody();
        if (size > LONGEST_HEADER) return Row.faulty(start, null, "header_too_long", "This header is too long.");
        List<Fault> faults = header.faults(from);
        return faults.isEmpty()
                ? Row.of(start, size, header.mail(from), UnaryOperator.identity())
                : Row.faulty(start, faults);
    }

    /** A mail begins after a blank line only, such as the one that ended the header. */
    private void skipBody() throws IOException {
        boolean blank = true;
        for (String next = lines.next(); next != null; next = lines.next()) {
            if (blank && FromLine.is(next)) {
                begin(next);
                return;
            }
            blank = next.isBlank();
        }
    }
}
