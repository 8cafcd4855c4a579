package dev.rapport.contacts.file;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.file.Cell;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What is written is read back as it was, whatever is in it; and no cell runs as a formula. */
class FilesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    @Provide
    Arbitrary<String> texts() {
        return Crowds.texts();
    }

    private static String write(Format format, List<NewInfluencer> influencers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileWriter file = FileWriter.of(format, out, JSON)) {
            for (NewInfluencer one : influencers) file.write(one);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<NewInfluencer> read(Format format, String file) throws IOException {
        String bare = file.startsWith("\uFEFF") ? file.substring(1) : file;
        Rows<NewInfluencer> rows = format.rows(new BufferedReader(new StringReader(bare)), Map.of(), JSON);
        List<NewInfluencer> influencers = new ArrayList<>();
        for (Row<NewInfluencer> row = rows.next(); row != null; row = rows.next()) {
            assertEquals(List.of(), row.faults());
            influencers.add(row.said());
        }
        return influencers;
    }

    @Property(tries = 400)
    void csv_comes_back(@ForAll("crowds") List<NewInfluencer> influencers) throws IOException {
        assertEquals(influencers, read(Format.CSV, write(Format.CSV, influencers)));
    }

    @Property(tries = 200)
    void json_comes_back(@ForAll("crowds") List<NewInfluencer> influencers) throws IOException {
        assertEquals(influencers, read(Format.NDJSON, write(Format.NDJSON, influencers)));
    }

    @Property(tries = 400)
    void cards_come_back(@ForAll("crowds") List<NewInfluencer> influencers) throws IOException {
        List<NewInfluencer> sent = new ArrayList<>();
        for (NewInfluencer one : influencers) {
            String text = Crowds.asACardCanSay(JSON.writeValueAsString(one));
            sent.add(JSON.readValue(text, NewInfluencer.class));
        }
        assertEquals(sent, read(Format.VCARD, write(Format.VCARD, sent)));
    }

    @Provide
    Arbitrary<List<NewInfluencer>> crowds() {
        return Crowds.influencers().list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 2000)
    void no_cell_begins_as_a_formula_does(@ForAll("texts") String text) {
        for (String cell : Cell.harmless(text).split("[;,\t\r\n|]")) {
            assertFalse(cell.matches("(?s)[=+\\-@\uFF1D].*"), Cell.harmless(text));
        }
        assertEquals(text, Cell.plain(Cell.harmless(text)));
    }

    @Property(tries = 2000)
    void several_values_share_a_cell(@ForAll("several") List<String> values) {
        assertEquals(values, Cell.split(Cell.plain(Cell.harmless(Cell.join(values)))));
    }

    @Provide
    Arbitrary<List<String>> several() {
        return Crowds.texts().list().ofMaxSize(4);
    }

    @Example
    void other_peoples_cells_are_left_alone() throws IOException {
        List<NewInfluencer> read = read(Format.CSV, "Name,Notes\n 't Hooft ,'=1\n");
        assertEquals("'t Hooft", read.getFirst().name());
        assertEquals("'=1", read.getFirst().notes());
    }
}
