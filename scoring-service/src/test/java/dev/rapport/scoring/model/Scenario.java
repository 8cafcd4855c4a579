package dev.rapport.scoring.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One line of the test vectors: a history, a day, an ask, and the answers of the reference. */
record Scenario(LocalDate asOf, List<Interaction> interactions, Ask ask, JsonNode answer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Scenario> all() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Scenario.class.getResourceAsStream("/model/vectors.jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().map(Scenario::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario parse(String line) {
        try {
            JsonNode root = JSON.readTree(line);
            JsonNode scenario = root.get("scenario");
            List<Interaction> interactions = StreamSupport.stream(
                            scenario.get("interactions").spliterator(), false)
                    .map(Scenario::interaction)
                    .toList();
            JsonNode ask = scenario.get("ask");
            return new Scenario(
                    LocalDate.parse(scenario.get("asOf").asText()),
                    interactions,
                    new Ask(ask.get("size").asInt(), ask.get("relevance").asDouble()),
                    root.get("answer"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Interaction interaction(JsonNode i) {
        return Interaction.builder(text(i, "id"), Kind.valueOf(text(i, "kind")), day(i, "occurredOn"))
                .version(i.get("version").asLong())
                .deleted(i.path("deleted").asBoolean(false))
                .value(whole(i, "value"))
                .relevance(number(i, "relevance"))
                .outcome(i.has("outcome") ? Outcome.valueOf(text(i, "outcome")) : null)
                .solicited(i.has("solicited") ? i.get("solicited").asBoolean() : null)
                .size(whole(i, "size"))
                .sentiment(i.has("sentiment") ? Sentiment.valueOf(text(i, "sentiment")) : null)
                .hours(number(i, "hours"))
                .by(i.has("by") ? Party.valueOf(text(i, "by")) : null)
                .importance(whole(i, "importance"))
                .dueOn(day(i, "dueOn"))
                .status(i.has("status") ? CommitmentStatus.valueOf(text(i, "status")) : null)
                .closedOn(day(i, "closedOn"))
                .giveShare(number(i, "giveShare"))
                .build();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    private static Integer whole(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asInt() : null;
    }

    private static Double number(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asDouble() : null;
    }

    private static LocalDate day(JsonNode node, String field) {
        return node.hasNonNull(field) ? LocalDate.parse(text(node, field)) : null;
    }
}
