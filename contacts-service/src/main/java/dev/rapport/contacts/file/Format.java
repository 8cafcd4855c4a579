package dev.rapport.contacts.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.file.NdjsonRows;
import dev.rapport.kit.file.Rows;

/** What a file of influencers can be written in. */
public enum Format {
    CSV("csv", Format.CSV_TYPE, Format.TSV_TYPE, Format.EXCEL_TYPE),
    VCARD("vcf", Format.VCARD_TYPE, Format.X_VCARD_TYPE, Format.DIRECTORY_TYPE),
    NDJSON("ndjson", Format.NDJSON_TYPE, Format.PLAIN_NDJSON_TYPE, Format.JSONL_TYPE, Format.X_JSONL_TYPE);

    public static final String CSV_TYPE = "text/csv";
    public static final String VCARD_TYPE = "text/vcard";
    public static final String NDJSON_TYPE = "application/x-ndjson";

    public static final String TSV_TYPE = "text/tab-separated-values";

    /** Said of CSV files where a spreadsheet is installed. */
    public static final String EXCEL_TYPE = "application/vnd.ms-excel";

    public static final String X_VCARD_TYPE = "text/x-vcard";
    public static final String DIRECTORY_TYPE = "text/directory";
    public static final String PLAIN_NDJSON_TYPE = "application/ndjson";
    public static final String JSONL_TYPE = "application/jsonl";
    public static final String X_JSONL_TYPE = "application/x-jsonlines";

    private final String suffix;
    private final List<String> types;

    /** @param types the one of ours, and what others call it */
    Format(String suffix, String... types) {
        this.suffix = suffix;
        this.types = List.of(types);
    }

    /** The first of them where several will do. */
    public static Optional<Format> of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> format.types.stream().anyMatch(one -> type.isCompatible(MediaType.valueOf(one))))
                .findFirst();
    }

    public String type() {
        return types.getFirst();
    }

    /** Of a file's name. */
    public String suffix() {
        return suffix;
    }

    /** @param mapping field by heading, for CSV */
    public Rows<NewInfluencer> rows(BufferedReader text, Map<String, String> mapping, ObjectMapper json)
            throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(text, mapping);
            case VCARD -> new VcardRows(text);
            case NDJSON -> new NdjsonRows<>(text, NewInfluencer.class, json);
        };
    }
}
