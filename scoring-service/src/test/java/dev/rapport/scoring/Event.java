package dev.rapport.scoring;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Survey;

/** An event as contacts or interactions tell it; what a test wants otherwise it sets. */
record Event(String topic, String type, Map<String, Object> data) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTACTS = "dev.rapport.contacts.";

    static Event influencer(UUID id, long version, boolean deleted, List<String> interests) {
        return contacts("influencer.v1", id, version, deleted).with("interests", interests);
    }

    /** @param into null where they part again */
    static Event merged(UUID id, long version, UUID into) {
        return influencer(id, version, false, List.of()).with("mergedInto", into);
    }

    static Event organization(UUID id, long version, boolean deleted) {
        return contacts("organization.v1", id, version, deleted);
    }

    /** @param topics fingerprints */
    static Event campaign(
            UUID id, UUID organization, LocalDate launchOn, int size, List<String> topics, List<UUID> influencers) {
        return contacts("campaign.v1", id, 1, false)
                .with("organizationId", organization)
                .with("launchOn", launchOn)
                .with("ask", Map.of("size", size, "topics", topics))
                .with("influencerIds", influencers);
    }

    /** Research comes from contacts, all else from interactions. */
    static Event of(Interaction what, UUID organization, UUID influencer) {
        return what.kind() == Kind.RESEARCH ? research(what, influencer) : interaction(what, organization, influencer);
    }

    static Event research(Interaction what, UUID influencer) {
        return contacts("research.v1", UUID.fromString(what.id()), what.version(), what.deleted())
                .with("influencerId", influencer)
                .with("occurredAt", noon(what.occurredOn()))
                .with("value", what.value());
    }

    /** Do-not-contact and its lifting, where contacts tell of it. */
    static Event permission(Interaction what, UUID influencer) {
        return contacts("contact-permission.v1", UUID.fromString(what.id()), what.version(), what.deleted())
                .with("influencerId", influencer)
                .with("permission", what.kind())
                .with("on", what.occurredOn());
    }

    /** An agreement was accepted on its day, some days after it was proposed. */
    static Event interaction(Interaction what, UUID organization, UUID influencer) {
        boolean agreement = what.kind() == Kind.AGREEMENT;
        LocalDate day = agreement ? what.occurredOn().minusDays(9) : what.occurredOn();
        return new Event(Topics.INTERACTIONS, "dev.rapport.interactions.interaction.v1", new LinkedHashMap<>())
                .with("id", what.id())
                .with("version", what.version())
                .with("deleted", what.deleted())
                .with("kind", what.kind())
                .with("organizationId", organization)
                .with("influencerId", influencer)
                .with("occurredAt", noon(day))
                .with("value", what.value())
                .with("relevance", what.relevance())
                .with("outcome", what.outcome())
                .with("solicited", what.solicited())
                .with("size", what.size())
                .with("sentiment", what.sentiment())
                .with("hours", what.hours())
                .with("by", what.by())
                .with("importance", what.importance())
                .with("dueOn", what.dueOn())
                .with("status", what.status())
                .with("closedOn", what.closedOn())
                .with("giveShare", what.giveShare())
                .with("acceptedOn", agreement ? what.occurredOn() : null)
                .with("answers", answers(what.survey()));
    }

    private static Map<String, Integer> answers(Survey survey) {
        if (survey == null) return null;
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put("trust", survey.trust());
        answers.put("controlMutuality", survey.controlMutuality());
        answers.put("satisfaction", survey.satisfaction());
        answers.put("commitment", survey.commitment());
        answers.values().removeIf(Objects::isNull);
        return answers;
    }

    private static Event contacts(String type, UUID id, long version, boolean deleted) {
        return new Event(Topics.CONTACTS, CONTACTS + type, new LinkedHashMap<>())
                .with("id", id)
                .with("version", version)
                .with("deleted", deleted);
    }

    private static Instant noon(LocalDate day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    /** Sets a field; null leaves it out. */
    Event with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(data);
        boolean plain =
                value instanceof Number || value instanceof Boolean || value instanceof List || value instanceof Map;
        if (value == null) changed.remove(field);
        else changed.put(field, plain ? value : value.toString());
        return new Event(topic, type, changed);
    }

    String subject() {
        return data.get("id").toString();
    }

    String json() {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CloudEvents 1.0 in binary mode, with the headers that the outbox gives. */
    ProducerRecord<String, byte[]> record(String agency) {
        var record = new ProducerRecord<>(topic, subject(), json().getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", subject() + ":" + data.get("version"));
        header(record, "ce_source", "/" + topic);
        header(record, "ce_type", type);
        header(record, "ce_subject", subject());
        header(record, "ce_time", Instant.EPOCH.toString());
        header(record, "ce_agency", agency);
        header(record, "content-type", "application/json");
        return record;
    }

    /** Puts a header in the place of any of that name; null leaves it out. */
    static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name);
        if (value != null) record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
