package dev.rapport.contacts.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.influencer.NewInfluencer;

/** In each line one influencer, as they could be sent. */
final class NdjsonFile implements FileWriter {

    private final OutputStream out;
    private final ObjectMapper json;

    NdjsonFile(OutputStream out, ObjectMapper json) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.json = json;
    }

    @Override
    public void write(NewInfluencer influencer) throws IOException {
        out.write(json.writeValueAsBytes(influencer));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
