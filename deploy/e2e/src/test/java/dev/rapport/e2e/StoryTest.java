package dev.rapport.e2e;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.demo.Chronicle;

import static dev.rapport.e2e.Agency.TODAY;
import static dev.rapport.e2e.Agency.codes;
import static dev.rapport.e2e.Agency.component;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A not-for-profit, an influencer nobody knows, and what changes when somebody gives first. */
class StoryTest {

    private final Agency agency = Agency.called("story");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor", "river-restoration", "wild-swimming");

    @Test
    void a_cold_ask_is_spammy_and_says_why() {
        agency.score(mina, 0);

        JsonNode answer = agency.mayWeAsk(rivers, mina, TODAY);

        assertEquals("SPAMMY", answer.get("verdict").asText());
        assertEquals("COLD_ASK", answer.get("reasons").get(0).get("code").asText());
        assertTrue(codes(answer).containsAll(List.of("NOT_RESEARCHED", "NOT_INTRODUCED", "NOTHING_GIVEN_FIRST")));
        for (JsonNode reason : answer.get("reasons")) {
            assertFalse(reason.get("rule").asText().isBlank(), "each reason names its rule: " + reason);
            assertTrue(reason.get("measured").isNumber() && reason.get("needed").isNumber(), reason.toString());
        }
    }

    @Test
    void weeks_of_giving_first_make_the_same_ask_reasonable() {
        int written = giveFirst(agency.between(rivers, mina));

        JsonNode score = agency.score(mina, written);
        JsonNode answer = agency.mayWeAsk(rivers, mina, TODAY);

        assertEquals("REASONABLE", answer.get("verdict").asText(), answer.toString());
        assertEquals(List.of(), codes(answer));
        assertTrue(score.get("score").asDouble() >= 25, score.toString());
    }

    @Test
    void gifts_in_bulk_take_away_what_was_given() {
        int written = giveFirst(agency.between(rivers, mina));
        double before = component(agency.score(mina, written), "reciprocity");

        agency.between(rivers, mina).gift(6, "A box").gift(4, "A hoodie").gift(2, "Another box");

        assertTrue(component(agency.score(mina, written + 3), "reciprocity") < before);
        JsonNode answer = agency.mayWeAsk(rivers, mina, TODAY);
        assertEquals("PREMATURE", answer.get("verdict").asText());
        assertTrue(codes(answer).contains("TOO_MANY_GIFTS"));
    }

    @Test
    void a_broken_promise_costs_more_trust_than_a_kept_one_gave() {
        int written = giveFirst(agency.between(rivers, mina));
        double before = component(agency.score(mina, written), "trust");
        JsonNode promise = agency.write(
                "/v1/commitments",
                Map.of(
                        "organizationId",
                        rivers,
                        "influencerId",
                        mina,
                        "importance",
                        2,
                        "dueOn",
                        TODAY.minusDays(3).toString(),
                        "occurredAt",
                        TODAY.minusDays(10) + "T12:00:00Z"));

        agency.write("/v1/commitments/" + promise.get("id").asText() + "/break", Map.of());

        // The version that closes it arrives a moment after the one that opened it.
        JsonNode answer = Eventually.see(() -> agency.mayWeAsk(rivers, mina, TODAY), found -> codes(found)
                .contains("BROKEN_COMMITMENT_UNREPAIRED"));
        assertEquals("PREMATURE", answer.get("verdict").asText());
        assertTrue(component(agency.score(mina, written + 1), "trust") < before - 10);
    }

    @Test
    void a_promise_that_nobody_closes_is_overdue_by_itself() {
        int written = giveFirst(agency.between(rivers, mina));
        agency.write(
                "/v1/commitments",
                Map.of(
                        "organizationId",
                        rivers,
                        "influencerId",
                        mina,
                        "dueOn",
                        TODAY.plusDays(5).toString()));
        agency.score(mina, written + 1);

        assertEquals(List.of(), codes(agency.mayWeAsk(rivers, mina, TODAY.plusDays(6))));
        JsonNode late = agency.mayWeAsk(rivers, mina, TODAY.plusDays(7));

        assertTrue(codes(late).contains("OVERDUE_COMMITMENT"), late.toString());
    }

    @Test
    void a_year_of_silence_wears_every_component_down() {
        int written = giveFirst(agency.between(rivers, mina));

        JsonNode now = agency.score(mina, written);
        JsonNode later = agency.scoreAsOf(mina, written, TODAY.plusDays(365));

        assertAll(List.of("trust", "reciprocity", "engagement", "familiarity", "controlMutuality").stream()
                .map(name -> () -> assertTrue(component(later, name) < component(now, name), name)));
        assertEquals(
                "PREMATURE",
                agency.mayWeAsk(rivers, mina, TODAY.plusDays(365))
                        .get("verdict")
                        .asText());
    }

    @Test
    void what_was_done_wrongly_can_be_taken_back_without_a_trace() {
        int written = giveFirst(agency.between(rivers, mina));
        JsonNode before = agency.score(mina, written);
        JsonNode crossed = agency.write(
                "/v1/interactions", Map.of("kind", "BOUNDARY_CROSSED", "organizationId", rivers, "influencerId", mina));
        agency.score(mina, written + 1);

        agency.delete("/v1/interactions/" + crossed.get("id").asText(), 1);

        JsonNode after = Eventually.see(
                () -> agency.score(mina, written),
                found -> found.get("interactions").asInt() == written);
        assertEquals(before, after);
    }

    /** Fourteen weeks; returns how many interactions that leaves. */
    static int giveFirst(Chronicle story) {
        story.research(98, 2, "Films river sources.", "river-restoration")
                .research(91, 2, "Looks for a way to test water.", "citizen-science")
                .introduction(90, "Said who we are and asked for nothing")
                .reply(88, "POSITIVE", "Glad to be watched to the end")
                .help(82, 2, "USED", "Lent a water-testing kit")
                .response(81, 2, "Explained the readings")
                .promiseKept(80, 70, 71, 2, "Send the open readings")
                .help(68, 2, "WELCOMED", "Put her in touch with a hydrologist")
                .reply(66, "POSITIVE", "They met")
                .promiseKept(60, 50, 51, 2, "Get the permit to film")
                .help(47, 2, "USED", "A map of safe entries")
                .research(40, 2, "Her group has grown.", "wild-swimming")
                .benefit(38, "Named us in her film")
                .response(37, 1, "Checked her figures")
                .promiseKept(30, 20, 21, 2, "Report the spill")
                .help(19, 2, "USED", "Charts for her film")
                .reply(17, "POSITIVE", "Used them");
        return 17;
    }
}
