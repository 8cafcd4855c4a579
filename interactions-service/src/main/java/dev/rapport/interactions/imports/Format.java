package dev.rapport.interactions.imports;

import java.util.Arrays;

import jakarta.ws.rs.core.MediaType;

/** What a history can be written in. */
public enum Format {
    CSV(Format.CSV_TYPE),
    NDJSON(Format.NDJSON_TYPE),
    MBOX(Format.MBOX_TYPE);

    public static final String CSV_TYPE = "text/csv";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String MBOX_TYPE = "application/mbox";

    private final String type;

    Format(String type) {
        this.type = type;
    }

    static Format of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> type.isCompatible(MediaType.valueOf(format.type)))
                .findFirst()
                .orElseThrow();
    }
}
