package dev.rapport.kit.file;

import java.io.IOException;
import java.io.OutputStream;

/** Of UTF-8; without it, spreadsheets take a CSV file for something else. */
public final class ByteOrderMark {

    private ByteOrderMark() {}

    /** First of all, where no cell can be. */
    public static void write(OutputStream out) throws IOException {
        out.write(0xEF);
        out.write(0xBB);
        out.write(0xBF);
    }
}
