package dev.rapport.kit.file;

import java.io.BufferedReader;
import java.io.IOException;

/** Reads line by line, and of a line that has no end only the beginning. */
public final class Lines {

    private final BufferedReader text;
    private long number;
    private boolean tooLong;

    public Lines(BufferedReader text) {
        this.text = text;
    }

    /** Null at the end. */
    public String next() throws IOException {
        StringBuilder line = new StringBuilder();
        tooLong = false;
        int c = text.read();
        if (c < 0) return null;
        number++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() < Rows.LONGEST) line.append((char) c);
            else tooLong = true;
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') line.setLength(line.length() - 1);
        return line.toString();
    }

    /** Of the last line, counting from 1. */
    public long number() {
        return number;
    }

    /** Whether the last line was longer than any row. */
    public boolean tooLong() {
        return tooLong;
    }
}
