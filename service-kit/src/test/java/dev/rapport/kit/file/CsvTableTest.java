package dev.rapport.kit.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CsvTableTest {

    private static CsvTable table(String text) throws IOException {
        return new CsvTable(new BufferedReader(new StringReader(text)), List.of());
    }

    @Test
    void lines_are_those_of_the_file_also_behind_a_line_with_the_divider() throws IOException {
        CsvTable table = table("sep=;\r\nname;notes\r\nMina;\"a\nb\"\r\nNora;c\r\n");
        assertEquals(2, table.line());
        assertEquals(List.of("Mina", "a\nb"), table.next());
        assertEquals(3, table.line());
        table.next();
        assertEquals(5, table.line());
    }

    @Test
    void where_a_quotation_mark_is_missing_the_line_is_that_of_the_file_too() throws IOException {
        CsvTable table = table("sep=;\nname;notes\nMina;\"a\n");
        assertEquals(3, assertThrows(UnreadableFile.class, table::next).line());
    }

    @Test
    void what_could_not_be_decoded_is_named_by_its_column() throws IOException {
        CsvTable table = table("name,notes\nMin\uFFFD,x,more\uFFFD\nNora,y\n");
        table.next();
        assertEquals(
                java.util.Arrays.asList("name", null),
                table.undecoded().stream().map(Fault::place).toList());
        table.next();
        assertEquals(List.of(), table.undecoded());
    }

    @Test
    void headings_that_could_not_be_decoded_end_the_file() {
        UnreadableFile end = assertThrows(UnreadableFile.class, () -> table("name,pr\uFFFDnom\nMina,x\n"));
        assertEquals("encoding", end.code());
    }
}
