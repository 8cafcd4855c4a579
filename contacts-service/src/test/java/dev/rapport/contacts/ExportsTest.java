package dev.rapport.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.contacts.file.Crowds;
import dev.rapport.contacts.influencer.NewInfluencer;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.EXPORT;
import static dev.rapport.contacts.Imports.NDJSON;
import static dev.rapport.contacts.Imports.VCARD;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.export;
import static dev.rapport.contacts.Imports.send;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A file for other programs, and for us: an export imports again unchanged. */
@QuarkusTest
class ExportsTest {

    private static final int CROWD = 200;

    private final Api api = Api.ofANewAgency();

    /** Awkward influencers, as lines to import. */
    private static String crowd(long seed) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        StringBuilder lines = new StringBuilder();
        for (NewInfluencer one : Crowds.of(CROWD, seed))
            lines.append(json.writeValueAsString(one)).append('\n');
        return lines.toString();
    }

    /** Letters may be written as themselves or as escapes. */
    private static List<JsonNode> values(String lines) throws JsonProcessingException {
        List<JsonNode> values = new ArrayList<>();
        for (String line : lines.split("\n")) values.add(new ObjectMapper().readTree(line));
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, VCARD, NDJSON})
    void an_export_imports_again_unchanged(String type) throws Exception {
        for (long seed : new long[] {1, 2, System.nanoTime()}) {
            String sent = type.equals(VCARD) ? Crowds.asACardCanSay(crowd(seed)) : crowd(seed);
            Api before = Api.ofANewAgency();
            counts(before, ended(before, send(before, NDJSON, sent, "")), "read", CROWD, "created", CROWD);
            assertEquals(values(sent), values(export(before, NDJSON)), "seed " + seed);
            String file = export(before, type);
            Api after = Api.ofANewAgency();
            String path = ended(after, send(after, type, file, ""));
            counts(after, path, "read", CROWD, "created", CROWD);
            assertEquals(file, export(after, type), "seed " + seed);
            assertEquals(values(sent), values(export(after, NDJSON)), "seed " + seed);
            counts(before, ended(before, send(before, type, file, "")), "read", CROWD, "unchanged", CROWD);
        }
    }

    @Test
    void a_spreadsheet_runs_nothing_of_it() {
        api.made(
                Api.INFLUENCERS,
                "name",
                "=HYPERLINK(\"https://evil.example\")",
                "notes",
                "@SUM(1)",
                "location",
                "x;=1+1",
                "tags",
                List.of("+1", "-1"));
        String csv = export(api, CSV);
        assertTrue(csv.contains("\"'=HYPERLINK"), csv);
        assertTrue(csv.contains("\"'@SUM(1)\""), csv);
        assertTrue(csv.contains("\"x;'=1+1\""), csv);
        assertTrue(csv.contains("\"'+1; -1\""), csv);
        assertTrue(csv.startsWith("\uFEFF\"name\","), csv);
    }

    @Test
    void it_holds_whom_the_list_would_hold() {
        for (int i = 0; i < 3; i++)
            api.made(
                    Api.INFLUENCERS,
                    "name",
                    "P" + i,
                    "tags",
                    List.of("t" + i % 2),
                    "source",
                    i == 0 ? "LIST" : "REFERRED");
        for (var expected : List.of(
                List.of("?tag=t0", 2), List.of("?source=LIST", 1), List.of("?tag=t1&source=LIST", 0), List.of("", 3))) {
            String file = api.editor()
                    .accept(NDJSON)
                    .get(EXPORT + expected.getFirst())
                    .asString();
            assertEquals(expected.getLast(), (int) file.lines().count(), file);
        }
    }

    @Test
    void many_pages_are_one_file() {
        StringBuilder file = new StringBuilder("name,externalId\n");
        for (int i = 0; i < 3500; i++) file.append("Person,").append(i).append('\n');
        Imports.csv(api, file.toString());
        List<String> lines = export(api, NDJSON).lines().toList();
        assertEquals(3500, lines.size());
        assertTrue(lines.getFirst().contains("\"externalId\":\"0\""), lines.getFirst());
        assertTrue(lines.getLast().contains("\"externalId\":\"3499\""), lines.getLast());
    }

    @Test
    void the_header_accept_chooses() {
        api.influencer("Mina");
        api.editor()
                .accept("text/vcard")
                .get(EXPORT)
                .then()
                .contentType(startsWith("text/vcard"))
                .body(containsString("FN:Mina"));
        api.editor()
                .accept("text/csv;q=0.5, application/x-ndjson")
                .get(EXPORT)
                .then()
                .contentType(startsWith(NDJSON));
        api.editor()
                .accept("*/*")
                .get(EXPORT)
                .then()
                .contentType(startsWith(CSV))
                .header("Content-Disposition", containsString("influencers.csv"));
        problem(api.editor().accept("application/xml").get(EXPORT), 406, "not_acceptable");
        problem(api.editor().accept(CSV).get(EXPORT + "?tags=x"), 400, "invalid_request");
    }

    @Test
    void it_is_for_editors_and_of_their_own_agency() {
        api.influencer("Mina");
        problem(api.viewer().accept(CSV).get(EXPORT), 403, "forbidden");
        Api other = Api.ofANewAgency();
        assertFalse(export(other, NDJSON).contains("Mina"));
        assertEquals(
                1,
                new String(export(other, CSV).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .lines()
                        .count());
    }
}
