package dev.rapport.scoring.webhooks;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The attempts of a delivery as they are stored: of one that is replayed over and over, the latest. */
final class Attempts {

    static final String NONE = "[]";
    private static final int MOST = 30;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final ObjectReader READER = JSON.readerForListOf(Attempt.class);
    private static final ObjectWriter WRITER = JSON.writer();

    private Attempts() {}

    static List<Attempt> of(String stored) {
        try {
            return READER.readValue(stored);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String with(String stored, Attempt attempt) {
        List<Attempt> all = new ArrayList<>(of(stored));
        all.add(attempt);
        try {
            return WRITER.writeValueAsString(all.subList(Math.max(0, all.size() - MOST), all.size()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
