package dev.rapport.e2e;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

import static dev.rapport.e2e.Agency.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Whatever was written, corrected, deleted and restored on the way: the score is the one of an agency that only ever wrote
 * down what there is in the end.
 */
class FreshComputationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEPS = 80;
    private static final List<String> NOUNS = List.of("interactions", "commitments", "agreements", "surveys");

    /** What an interaction can say beside whom it is with. */
    private static final List<String> SAID = List.of(
            "kind",
            "occurredAt",
            "value",
            "relevance",
            "outcome",
            "solicited",
            "size",
            "sentiment",
            "hours",
            "by",
            "importance",
            "dueOn",
            "giveShare",
            "acceptedOn",
            "answers",
            "answeredOn");

    private static final List<Map<String, Object>> DEEDS = List.of(
            Map.of("kind", "HELP", "value", 2, "relevance", 0.9),
            Map.of("kind", "HELP", "outcome", "USED"),
            Map.of("kind", "ASK", "size", 2),
            Map.of("kind", "REPLY", "sentiment", "POSITIVE"),
            Map.of("kind", "RESPONSE", "hours", 5),
            Map.of("kind", "GIFT"),
            Map.of("kind", "INBOUND"),
            Map.of("kind", "MISLED"),
            Map.of("kind", "INTRODUCTION"));

    private final Random chance = new Random(20261125);
    private final Agency agency = Agency.called("corrected");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor");

    @Test
    void a_history_of_corrections_scores_as_the_history_that_is_left() {
        List<String> made = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) act(made);

        Agency fresh = Agency.called("fresh");
        String sameRivers = fresh.organization("Clean Rivers");
        String sameMina = fresh.influencer("Mina Okafor");
        int dealings = copy(fresh, sameRivers, sameMina);

        // A survey is no dealing, so neither can be waited for by a count alone.
        List<JsonNode> both = Eventually.see(
                () -> List.of(nameless(fresh.score(sameMina, dealings)), nameless(agency.score(mina, 0))),
                scores -> scores.getFirst().equals(scores.getLast()));
        JsonNode score = both.getFirst();
        assertEquals(dealings, score.get("interactions").asInt());
        assertTrue(score.get("score").asDouble() > 0, score.toString());
        assertEquals(
                nameless(fresh.mayWeAsk(sameRivers, sameMina, TODAY)).get("verdict"),
                nameless(agency.mayWeAsk(rivers, mina, TODAY)).get("verdict"));
    }

    private void act(List<String> made) {
        String old = made.isEmpty() ? null : made.get(chance.nextInt(made.size()));
        int choice = old == null ? 0 : chance.nextInt(8);
        if (choice < 4) {
            made.add(write());
            return;
        }
        try {
            JsonNode now = agency.api.get(Service.INTERACTIONS, old);
            if (choice < 6) agency.delete(old, now.get("version").asLong());
            else
                agency.api.patch(
                        Service.INTERACTIONS,
                        old,
                        correction(old),
                        now.get("version").asLong());
        } catch (Api.Refused gone) {
            assertEquals(404, gone.status());
            if (chance.nextBoolean()) agency.write(old + "/restore", Map.of());
        }
    }

    private String write() {
        int daysAgo = chance.nextInt(200);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("organizationId", rivers, "influencerId", mina));
        String noun = NOUNS.get(Math.max(0, chance.nextInt(8) - 4));
        switch (noun) {
            case "commitments" -> {
                body.put("dueOn", day(daysAgo - 10));
                body.put("occurredAt", noon(daysAgo));
            }
            case "agreements" -> {
                body.put("giveShare", 0.3 + chance.nextInt(4) / 10.0);
                body.put("acceptedOn", day(daysAgo));
            }
            case "surveys" -> {
                body.put("answers", Map.of("trust", 1 + chance.nextInt(9)));
                body.put("answeredOn", day(daysAgo));
            }
            default -> {
                body.putAll(DEEDS.get(chance.nextInt(DEEDS.size())));
                body.put("occurredAt", noon(daysAgo));
            }
        }
        return "/v1/" + noun + "/" + agency.write("/v1/" + noun, body).get("id").asText();
    }

    private Map<String, Object> correction(String path) {
        int daysAgo = chance.nextInt(200);
        if (path.startsWith("/v1/agreements")) return Map.of("acceptedOn", day(daysAgo));
        if (path.startsWith("/v1/surveys")) return Map.of("answeredOn", day(daysAgo));
        if (path.startsWith("/v1/commitments")) return Map.of("importance", 1 + chance.nextInt(3));
        return Map.of("occurredAt", noon(daysAgo));
    }

    /** @return how many dealings there are now; a survey is none */
    private int copy(Agency fresh, String organization, String influencer) {
        int dealings = 0;
        for (String noun : NOUNS) {
            String list = "/v1/" + noun + "?limit=200&sort=createdAt&influencerId=" + mina;
            for (JsonNode item : agency.api.get(Service.INTERACTIONS, list).get("items")) {
                Map<String, Object> body =
                        new LinkedHashMap<>(Map.of("organizationId", organization, "influencerId", influencer));
                for (String field : SAID) {
                    if (item.has(field)) body.put(field, JSON.convertValue(item.get(field), Object.class));
                }
                fresh.write("/v1/" + noun, body);
                if (!noun.equals("surveys")) dealings++;
            }
        }
        return dealings;
    }

    private static JsonNode nameless(JsonNode score) {
        ObjectNode nameless = score.deepCopy();
        nameless.remove(List.of("influencerId", "organizationId"));
        return nameless;
    }

    private static String day(int daysAgo) {
        return TODAY.minusDays(daysAgo).toString();
    }

    private static String noon(int daysAgo) {
        LocalDate day = TODAY.minusDays(Math.max(1, daysAgo));
        return day + "T12:00:00Z";
    }
}
