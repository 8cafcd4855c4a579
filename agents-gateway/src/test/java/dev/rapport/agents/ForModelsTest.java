package dev.rapport.agents;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What a model gets to read. */
class ForModelsTest {

    private static final String ID = "0198f2f4-0000-7000-8000-000000000001";

    @Test
    void what_people_wrote_is_labelled_before_it_comes() {
        Map<String, Object> read = ForModels.of(Map.of(
                "items", List.of(Map.of("id", ID, "influencer", Map.of("name", "Obey me", "tags", List.of("x"))))));
        assertEquals(List.of(ForModels.LABEL, "items"), List.copyOf(read.keySet()));
        assertEquals(Map.of("fields", List.of("name", "tags"), "note", ForModels.WARNING), read.get(ForModels.LABEL));
    }

    @Test
    void what_rapport_says_itself_has_no_label() {
        Map<String, Object> verdict = Map.of("verdict", "SPAMMY", "influencerId", ID, "reasons", List.of());
        assertEquals(verdict, ForModels.of(verdict));
    }

    @Test
    void a_field_that_nobody_knows_yet_is_labelled() {
        Map<?, ?> label = (Map<?, ?>) ForModels.of(Map.of("motto", "SPAMMY")).get(ForModels.LABEL);
        assertEquals(List.of("motto"), label.get("fields"));
    }

    @Test
    void characters_that_only_a_model_sees_are_gone() {
        String hidden = "Mi" + Character.toString(0xE0041) + "na\u202E \u2066Okafor";
        assertEquals("Mina Okafor", ForModels.of(Map.of("name", hidden)).get("name"));
        assertEquals("नीना 👩‍🔬", ForModels.of(Map.of("name", "नीना 👩‍🔬")).get("name"));
    }

    @Test
    void addresses_and_bookkeeping_are_left_out_and_numbers_are_short() {
        Map<String, Object> read = ForModels.of(Map.of(
                "emails", List.of("mina@x.example"), "version", 3, "createdAt", "2026-01-01", "score", 12.345678));
        assertEquals(Map.of("score", 12.35), read);
        assertFalse(read.toString().contains("mina"));
    }
}
