package dev.rapport.e2e.access;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Takes out of a request or an answer what belongs to one run: the agency, ids, addresses, secrets and today. */
final class Anonymous {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern HOST = Pattern.compile("http://(localhost|127\\.0\\.0\\.1):\\d+");
    private static final Pattern SECRET = Pattern.compile("(token=|cursor=)[^&\"<>\\s]+");

    private static final Pattern COMPARED = Pattern.compile("name:[0-9a-f]{4,12} .* of \\w+");

    /** A list in an example need not be long to be understood. */
    private static final int ENOUGH = 2;

    private static final int LONG_TEXT = 1500;
    private static final String A_DAY = "2026-05-04";

    private final Tenant tenant;
    private final String operation;
    private final Map<String, String> ids = new LinkedHashMap<>();

    Anonymous(Tenant tenant, String operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    JsonNode example(String type, String body) {
        boolean json = type.endsWith("json") && !type.endsWith("ndjson");
        // Calendars fold their lines, wherever that may be.
        if (!json) return new TextNode(cut(text(body.replace("\r\n ", ""))));
        try {
            return of(JSON.readTree(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    private JsonNode of(JsonNode value) {
        if (value.isTextual()) return new TextNode(text(value.asText()));
        if (value instanceof ArrayNode list) {
            ArrayNode some = JSON.createArrayNode();
            for (int i = 0; i < Math.min(ENOUGH, list.size()); i++) some.add(of(list.get(i)));
            return some;
        }
        if (!value.isObject()) return value;
        ObjectNode object = JSON.createObjectNode();
        value.properties().forEach(one -> object.set(text(one.getKey()), of(one.getValue())));
        // A cursor says nothing to people, and another one each time.
        if (object.path("page").has("next")) object.withObject("/page").put("next", "b3BhcXVl");
        return object;
    }

    private String text(String said) {
        // As names are compared: words in their order, those of the agency among them.
        if (COMPARED.matcher(said).matches()) return "name:mina";
        String plain = said.replace(" of " + tenant.agency, "").replace(tenant.agency, "north-pr");
        plain = HOST.matcher(plain).replaceAll("https://rapport.example");
        plain = SECRET.matcher(plain).replaceAll("$1b3BhcXVl");
        plain = ID.matcher(plain).replaceAll(found -> id(found.group()));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        plain = MOMENT.matcher(plain)
                .replaceAll(
                        found -> isNow(LocalDate.parse(found.group(1)), today) ? A_DAY + "T10:00:00Z" : found.group());
        return plain.replace(today.toString(), A_DAY);
    }

    private static boolean isNow(LocalDate day, LocalDate today) {
        return Math.abs(day.toEpochDay() - today.toEpochDay()) <= 1;
    }

    /** The same for what the story has a name for, wherever it comes; else by its place in this operation's example. */
    private String id(String real) {
        return ids.computeIfAbsent(real, id -> {
            String name = tenant.nameOf(id).orElse(operation + ids.size());
            String digits = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString();
            return "01990000-0000-7000-8000" + digits.substring(digits.lastIndexOf('-'));
        });
    }

    private static String cut(String text) {
        return text.length() <= LONG_TEXT ? text : text.substring(0, LONG_TEXT) + "…";
    }
}
