package dev.rapport.kit.file;

import java.io.IOException;
import java.util.List;

/** A file as it is read: one row after the other, in memory that does not grow with the file. */
public interface Rows<T> {

    /** A row that is longer, in characters, is none. */
    int LONGEST = 1 << 20;

    /** Null at the end; throws {@link UnreadableFile} where the rest of the file cannot be told into rows. */
    Row<T> next() throws IOException;

    /** What each column is taken for; empty in formats without columns. */
    default List<Heading> headings() {
        return List.of();
    }
}
