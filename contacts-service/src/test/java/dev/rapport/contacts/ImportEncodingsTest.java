package dev.rapport.contacts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.NDJSON;
import static dev.rapport.contacts.Imports.VCARD;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.people;
import static dev.rapport.contacts.Imports.refusals;
import static dev.rapport.contacts.Imports.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Nothing is kept that nobody has written, whatever a file is said to be written in. */
@QuarkusTest
class ImportEncodingsTest {

    private static final Charset OLD = Charset.forName("windows-1252");

    private final Api api = Api.ofANewAgency();

    private String imported(String type, byte[] file) {
        return ended(api, send(api, type, file, ""));
    }

    /** With a byte that is no UTF-8 wherever there is a tilde. */
    private static byte[] spoilt(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) if (bytes[i] == '~') bytes[i] = (byte) 0xE9;
        return bytes;
    }

    private List<Object> names() {
        return people(api).stream().map(one -> one.get("name")).toList();
    }

    @Test
    void one_bad_byte_refuses_its_row_and_garbles_no_other() {
        String path = imported(CSV, spoilt("name,notes\nZoë,Tromsø\nRen~,x\nJürgen,Köln\n"));
        api.get(path).then().body("encoding", equalTo("UTF-8"));
        counts(api, path, "read", 3, "created", 2, "refused", 1);
        assertEquals(List.of("3 name encoding"), refusals(api, path));
        assertEquals(List.of("Zoë", "Jürgen"), names());
    }

    @Test
    void a_charset_that_is_not_true_refuses_what_it_would_spoil() {
        String path = imported(CSV + "; charset=utf-8", "name\nRené\nMina\n".getBytes(OLD));
        assertEquals(List.of("2 name encoding"), refusals(api, path));
        assertEquals(List.of("Mina"), names());
    }

    @Test
    void cards_and_lines_of_json_are_refused_alike() {
        String cards = imported(
                VCARD,
                spoilt("BEGIN:VCARD\nVERSION:4.0\nFN:Zoë Müller\nEND:VCARD\n"
                        + "BEGIN:VCARD\nVERSION:4.0\nFN:Ren~\nEND:VCARD\n"));
        assertEquals(List.of("5 FN encoding"), refusals(api, cards));
        String lines = imported(NDJSON, spoilt("{\"name\": \"Jürgen Groß\"}\n{\"name\": \"Ren~\"}\n"));
        assertEquals(List.of("2 - encoding"), refusals(api, lines));
        assertEquals(List.of("Zoë Müller", "Jürgen Groß"), names());
    }

    @Test
    void lines_are_counted_as_in_the_file_where_it_says_its_divider() {
        String path = imported(CSV, "sep=;\nname;email\nMina;no address\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("3 email email"), refusals(api, path));
    }
}
