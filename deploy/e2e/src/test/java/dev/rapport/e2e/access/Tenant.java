package dev.rapport.e2e.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.TokenRecipe;

/** An agency and the ids of what it made. */
final class Tenant {

    final String agency;
    private final Map<String, String> ids = new HashMap<>();

    Tenant(String name) {
        agency = name + "-" + UUID.randomUUID();
        ids.put("agency", agency);
    }

    TokenRecipe recipe(String role) {
        TokenRecipe recipe =
                LocalStack.shared().identity().recipe().agency(agency).subject(role + "@" + agency);
        return role.equals("nobody")
                ? recipe.groups(List.of("stranger"))
                : recipe.role(Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)));
    }

    /** Null for an operation that needs none. */
    String token(String role) {
        return role.equals("nobody") ? null : recipe(role).mint();
    }

    /** Keeps the id in an answer, or of the first item of a list, and the secret in its address; false without one. */
    boolean keep(String name, JsonNode answer) {
        JsonNode item = answer.has("items") ? answer.at("/items/0") : answer;
        JsonNode id = item.has("mergeId") ? item.get("mergeId") : item.path("id");
        if (id.isMissingNode()) return false;
        ids.put(name, id.asText());
        String url = item.path("url").asText();
        if (url.contains("token=")) ids.put(name + ".token", url.substring(url.indexOf("token=") + 6));
        return true;
    }

    /** A text with this agency's ids for their names. */
    String fill(String text) {
        return text == null
                ? null
                : Rule.NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) throw new IllegalStateException("nothing is called " + name);
        return id;
    }

    /** What the story calls something by. */
    Optional<String> nameOf(String id) {
        return ids.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a text tells of anything of this agency that is not in what was asked. */
    boolean isToldBy(String answer, String asked) {
        return ids.values().stream().anyMatch(id -> answer.contains(id) && !asked.contains(id));
    }
}
