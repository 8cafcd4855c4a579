package dev.rapport.contacts.file;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rapport.kit.problem.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MappingTest {

    @ParameterizedTest
    @CsvSource({
        "emails, emails",
        "instagram, instagram.handle",
        "Instagram, instagram.handle",
        "youtube.followers, youtube.followers",
        "letterboxd.handle, letterboxd.handle",
        "letterboxd.url, letterboxd.url"
    })
    void fields_and_networks_are_what_a_column_can_stand_for(String to, String target) {
        assertEquals(
                target,
                Mapping.column(0, "x", Mapping.of("x:" + to).get("x"))
                        .orElseThrow()
                        .target());
    }

    @Test
    void a_hyphen_leaves_a_column_out() {
        assertEquals(Map.of("Fee", "-"), Mapping.of("Fee:-"));
        assertTrue(Mapping.column(0, "Fee", "-").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "email, emails",
        "Name, name",
        "first name, firstName",
        "external_id, externalId",
        "instagram.folowers, instagram.followers",
        "instagran, instagram",
        "langauge, language"
    })
    void a_slip_is_refused_with_what_may_have_been_meant(String to, String meant) {
        Refusal refusal = assertThrows(Refusal.class, () -> Mapping.of("x:" + to));
        String message = refusal.violations().getFirst().message();
        assertTrue(message.contains("Did you mean \"" + meant + "\"?"), message);
        assertTrue(message.contains("Fields are name, "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"letterboxd", "instagram.fee", ".handle", "instagram.", "a.b.c"})
    void what_is_neither_field_nor_network_is_refused(String to) {
        assertThrows(Refusal.class, () -> Mapping.of("x:" + to));
    }

    @Test
    void a_heading_may_contain_what_divides_the_pairs() {
        assertEquals(
                Map.of("Name, first", "firstName", "5\" \"x\"", "notes", "Web: page", "blog.url", "b", "tags"),
                Mapping.of("\"Name, first\":firstName,\"5\"\" \"\"x\"\"\":notes,Web: page:blog.url,\"b\" : tags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x:", "x: ", ":name", "\"\":name", "x:name,", "a, b:name", "x:name,x:tags"})
    void what_is_no_list_of_pairs_is_refused(String columns) {
        assertThrows(Refusal.class, () -> Mapping.of(columns));
    }
}
