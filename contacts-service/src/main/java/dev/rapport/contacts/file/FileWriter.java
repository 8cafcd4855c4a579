package dev.rapport.contacts.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.influencer.NewInfluencer;

/** A file as it is written, in UTF-8. */
public interface FileWriter extends Closeable {

    void write(NewInfluencer influencer) throws IOException;

    static FileWriter of(Format format, OutputStream out, ObjectMapper json) {
        return switch (format) {
            case CSV -> new CsvFile(out);
            case VCARD -> new VcardFile(out);
            case NDJSON -> new NdjsonFile(out, json);
        };
    }
}
