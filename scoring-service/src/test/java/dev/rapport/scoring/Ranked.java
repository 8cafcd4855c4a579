package dev.rapport.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks one agency for its ranking. */
record Ranked(Feed feed) {

    /** A page, by parameters given as names and values in turn. */
    JsonNode page(Object... parameters) {
        var request = Answers.to(feed).viewer();
        for (int i = 0; i < parameters.length; i += 2) request.queryParam((String) parameters[i], parameters[i + 1]);
        var answer = request.get("/v1/scores");
        answer.then().statusCode(200).contentType("application/json");
        return Answers.json(answer.asString());
    }

    List<JsonNode> items(Object... parameters) {
        return List.copyOf(list(page(parameters)));
    }

    static List<JsonNode> list(JsonNode page) {
        List<JsonNode> items = new ArrayList<>();
        page.get("items").forEach(items::add);
        return items;
    }

    static List<UUID> ids(List<JsonNode> items) {
        return items.stream()
                .map(item -> UUID.fromString(item.get("influencerId").asText()))
                .toList();
    }

    /** Whether the stored scores are those that would be computed now, to the last bit. */
    boolean isFresh(List<UUID> influencers, UUID organization) {
        Object[] parameters = organization == null
                ? new Object[] {"limit", 200}
                : new Object[] {"limit", 200, "organizationId", organization};
        List<JsonNode> items = items(parameters);
        return items.size() == influencers.size()
                && items.stream().allMatch(item -> item.equals(fresh(item, organization)));
    }

    private JsonNode fresh(JsonNode item, UUID organization) {
        return Answers.to(feed).scoreOf(UUID.fromString(item.get("influencerId").asText()), organization, null);
    }
}
