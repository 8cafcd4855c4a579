package dev.rapport.contacts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.person;
import static dev.rapport.contacts.Imports.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Programs call the same files by many names. */
@QuarkusTest
class ImportTypesTest {

    private final Api api = Api.ofANewAgency();

    @ParameterizedTest
    @CsvSource({
        "text/tab-separated-values, CSV, 'name\temail\nMina\tmina@berg.example\n'",
        "application/vnd.ms-excel, CSV, 'name;email\nMina;mina@berg.example\n'",
        "text/x-vcard, VCARD, 'BEGIN:VCARD\nVERSION:2.1\nFN:Mina\nEND:VCARD\n'",
        "text/directory;profile=vCard, VCARD, 'BEGIN:VCARD\nVERSION:3.0\nFN:Mina\nEND:VCARD\n'",
        "application/ndjson, NDJSON, '{\"name\":\"Mina\"}'",
        "application/jsonl, NDJSON, '{\"name\":\"Mina\"}'",
        "application/x-jsonlines, NDJSON, '{\"name\":\"Mina\"}'"
    })
    void other_names_of_a_type_are_known(String type, String format, String file) {
        String path = ended(api, send(api, type, file, ""));
        api.get(path).then().body("format", equalTo(format));
        assertEquals("Mina", person(api).get("name"));
    }
}
