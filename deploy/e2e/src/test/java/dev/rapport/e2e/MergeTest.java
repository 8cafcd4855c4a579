package dev.rapport.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;
import dev.rapport.local.demo.Chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** One person, written down as two, merged and parted again, through all three services. */
class MergeTest {

    private static final int HALF = 7;

    private final Agency agency = Agency.called("merge");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor");
    private final String twin = agency.influencer("M. Okafor");

    /** Research, and what comes before and after; seven of each half. */
    private static void firstHalf(Chronicle story) {
        story.research(98, 2, "Films river sources.", "river-restoration")
                .introduction(90, "Said who we are and asked for nothing")
                .reply(88, "POSITIVE", "Glad to be watched to the end")
                .help(82, 2, "USED", "Lent a water-testing kit")
                .promiseKept(80, 70, 71, 2, "Send the open readings")
                .gift(60, "A box")
                .help(55, 2, "WELCOMED", "Put her in touch with a hydrologist");
    }

    private static void secondHalf(Chronicle story) {
        story.research(50, 2, "Her group has grown.", "wild-swimming")
                .gift(45, "Another box")
                .help(40, 2, "USED", "A map of safe entries")
                .promiseKept(38, 30, 31, 2, "Report the spill")
                .benefit(28, "Named us in her film")
                .response(27, 1, "Checked her figures")
                .reply(17, "POSITIVE", "Used them");
    }

    /** Two influencers in two agencies have different ids, and so have what was done with them. */
    private static JsonNode withoutIds(JsonNode answer) {
        ObjectNode plain = answer.deepCopy();
        plain.remove("influencerId");
        return plain;
    }

    private static List<String> effects(Agency whose, String influencer) {
        List<String> effects = new ArrayList<>();
        JsonNode explanation = whose.api.get(Service.SCORING, "/v1/scores/" + influencer + "/explanation?limit=200");
        explanation.get("items").forEach(one -> {
            ObjectNode plain = one.deepCopy();
            plain.remove("interactionId");
            effects.add(plain.toString());
        });
        return effects;
    }

    private long version() {
        return agency.api
                .get(Service.CONTACTS, "/v1/influencers/" + mina)
                .get("version")
                .asLong();
    }

    @Test
    void two_halves_merged_are_the_whole_and_parted_are_halves_again() {
        Agency whole = Agency.called("whole");
        String one = whole.influencer("Mina Okafor");
        Chronicle all = whole.between(whole.organization("Clean Rivers"), one);
        firstHalf(all);
        secondHalf(all);
        JsonNode expected = whole.score(one, 2 * HALF);
        firstHalf(agency.between(rivers, twin));
        secondHalf(agency.between(rivers, mina));
        JsonNode first = agency.score(twin, HALF);
        JsonNode second = agency.score(mina, HALF);

        JsonNode merged = agency.api.post(
                Service.CONTACTS, "/v1/influencers/" + mina + "/merge", Map.of("duplicateId", twin), version());

        assertEquals(withoutIds(expected), withoutIds(agency.score(mina, 2 * HALF)));
        assertEquals(effects(whole, one), effects(agency, mina));
        JsonNode ranking = Eventually.see(
                () -> agency.api.get(Service.SCORING, "/v1/scores"),
                found -> found.get("items").size() == 1
                        && found.at("/items/0/interactions").asInt() == 2 * HALF);
        assertEquals(withoutIds(expected), withoutIds(ranking.at("/items/0")));
        for (Service service : List.of(Service.CONTACTS, Service.SCORING)) {
            String path = service == Service.CONTACTS ? "/v1/influencers/" : "/v1/scores/";
            var sentOn = assertThrows(Api.Refused.class, () -> agency.api.get(service, path + twin));
            assertEquals(308, sentOn.status());
        }
        assertEquals(
                2 * HALF - 4,
                agency.api
                        .get(Service.INTERACTIONS, "/v1/interactions?influencerId=" + twin)
                        .get("items")
                        .size());

        agency.api.post(
                Service.CONTACTS,
                "/v1/influencers/" + mina + "/merge/" + merged.get("mergeId").asText() + "/undo",
                Map.of(),
                version());

        assertEquals(
                second,
                Eventually.see(
                        () -> agency.score(mina, HALF),
                        found -> found.get("interactions").asInt() == HALF));
        assertEquals(first, agency.score(twin, HALF));
    }
}
