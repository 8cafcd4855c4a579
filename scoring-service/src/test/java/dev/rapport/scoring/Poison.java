package dev.rapport.scoring;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

/** A record that can never be taken, made from a good one, and the words by which its dead letter names the cause. */
record Poison(String name, String reason, Making making) {

    interface Making {
        ProducerRecord<String, byte[]> of(String agency, UUID organization, UUID influencer);
    }

    static List<Poison> interactions() {
        return List.of(
                data("no JSON", "not valid JSON", json -> "hello"),
                data("JSON cut off", "not valid JSON", json -> json.substring(0, json.length() - 5)),
                data("nothing", "must be a JSON object", json -> ""),
                data("JSON null", "not of the form expected", json -> "null"),
                data("a list", "must be a JSON object", json -> "[" + json + "]"),
                data("two objects", "cannot be read", json -> json + json),
                data("a doubled field", "not valid JSON", json -> json.replace("{", "{\"deleted\":true,")),
                data("NaN", "not valid JSON", json -> json.replace("{", "{\"relevance\":NaN,")),
                data("infinity", "relevance must be from", json -> json.replace("{", "{\"relevance\":1e400,")),
                data("half a character", "/kind", json -> json.replace("\"REPLY\"", "\"\\ud800\"")),
                data(
                        "too much",
                        "exceed 65536 bytes",
                        json -> json.replace("{", "{\"x\":\"" + "x".repeat(70_000) + "\",")),
                data("a deep nest", "not", json -> json.replace("{", "{\"x\":" + "[".repeat(30_000))),
                field("kind", "JOKE", "/kind \"JOKE\" is not one of"),
                field("kind", 3, "/kind"),
                field("kind", null, "kind is missing"),
                field("influencerId", null, "influencerId is missing"),
                field("influencerId", "mina", "/influencerId"),
                field("organizationId", null, "organizationId is missing"),
                field("occurredAt", null, "occurredAt is missing"),
                field("occurredAt", "+9999999-01-01T00:00:00Z", "/occurredAt"),
                field("occurredAt", "yesterday", "/occurredAt"),
                field("id", null, "the id is not the subject"),
                field("id", "0", "/id"),
                field("version", null, "/version"),
                field("version", 0, "the version must be 1 or more"),
                field("version", "1", "/version"),
                field("deleted", null, "/deleted"),
                field("value", 99, "value must be from"),
                field("value", 1.5, "/value"),
                field("relevance", -0.1, "relevance must be from"),
                field("size", 6, "size must be from"),
                field("hours", -1, "hours must be from"),
                field("giveShare", 1, "giveShare must be from"),
                field("importance", 4, "importance must be from"),
                field("sentiment", "FURIOUS", "/sentiment"),
                field("kind", Kind.RESPONSE, "hours is missing"),
                field("kind", Kind.COMMITMENT, "dueOn is missing"),
                field("dueOn", "9999999-01-01", "/dueOn"),
                field("kind", Kind.SURVEY, "survey is missing"),
                field("answers", Map.of("trust", 0), "trust must be from"),
                field("answers", Map.of("commitment", 10), "commitment must be from"),
                field("answers", Map.of("trust", 5.5), "/answers/trust"),
                field("answers", Map.of("trust", "9"), "/answers/trust"),
                field("answers", Map.of("tomorrow", 5), "any answer is missing"),
                field("answers", 5, "/answers"),
                field("id", Ids.next(), "the id is not the subject"),
                key("a key of its own", Ids.next().toString()),
                key("a key without end", "k".repeat(300_000)),
                header("ce_type", null, "header ce_type is missing"),
                header("ce_subject", null, "header ce_subject is missing"),
                header("ce_agency", null, "header ce_agency is missing"),
                header("ce_agency", "", "not the name of an agency"),
                header("ce_agency", "*", "not the name of an agency"),
                header("ce_agency", "a' OR 'a'='a", "not the name of an agency"),
                header("ce_agency", "a\nb", "not the name of an agency"),
                header("ce_agency", "a".repeat(65), "not the name of an agency"),
                header("ce_agency", "\u0000".repeat(300_000), "not the name of an agency"),
                header("ce_type", "dev.rapport.interactions.interaction.v9", "there is no type dev.rapport"),
                header("ce_type", "dev.rapport.contacts.influencer.v1", "there is no type dev.rapport"));
    }

    static List<Poison> contacts() {
        UUID id = Ids.next();
        LocalDate day = Samples.TODAY;
        Event influencer = Event.influencer(id, 1, false, List.of());
        Event research = Event.research(Feed.happened(Kind.RESEARCH, 3).value(1).build(), id);
        Event organization = Event.organization(Ids.next(), 1, false);
        Event campaign = Event.campaign(Ids.next(), Ids.next(), day, 2, List.of(), List.of(id));
        List<UUID> tooMany = Stream.generate(Ids::next).limit(501).toList();
        Event permission = Event.permission(Feed.happened(Kind.OPT_OUT, 3).build(), id);
        return List.of(
                told("interests that are numbers", "/interests/0", influencer.with("interests", List.of(1))),
                told("an influencer without version", "/version", influencer.with("version", null)),
                told("a cadence of no day", "cadenceMaxDays must be 1", influencer.with("cadenceMaxDays", 0)),
                told("a cadence in words", "/cadenceMaxDays", influencer.with("cadenceMaxDays", "weekly")),
                told("fewer goals than none", "goals must be 0 or more", organization.with("goals", -1)),
                told("a presence that is none", "not hold null", organization.with("presence", nulls())),
                told("an odd last day", "/lastActiveOn", organization.with("presence", active("2026-02-30"))),
                told("a campaign of nobody", "organizationId is missing", campaign.with("organizationId", null)),
                told("a campaign without day", "launchOn is missing", campaign.with("launchOn", null)),
                told("a campaign on an odd day", "/launchOn", campaign.with("launchOn", "2026-02-30")),
                told("a campaign too far ahead", "/launchOn", campaign.with("launchOn", "3000-01-01")),
                told("a campaign without ask", "ask is missing", campaign.with("ask", null)),
                told("an ask without size", "ask.size is missing", campaign.with("ask", Map.of())),
                told("an ask of nothing", "ask.size must be from 1 to 5", campaign.with("ask", Map.of("size", 0))),
                told("an ask too big", "ask.size must be from 1 to 5", campaign.with("ask", Map.of("size", 6))),
                told("half an ask", "/size", campaign.with("ask", Map.of("size", 1.5))),
                told("topics that are numbers", "/topics/0", campaign.with("ask", topics(List.of(1)))),
                told("a topic that is none", "not hold null", campaign.with("ask", topics(nulls()))),
                told("too many influencers", "must hold 500", campaign.with("influencerIds", tooMany)),
                told("an influencer that is none", "not hold null", campaign.with("influencerIds", nulls())),
                told("an influencer by name", "/influencerIds/0", campaign.with("influencerIds", List.of("mina"))),
                told("a campaign without version", "/version", campaign.with("version", null)),
                told("research without influencer", "influencerId is missing", research.with("influencerId", null)),
                told("research without day", "occurredAt is missing", research.with("occurredAt", null)),
                told("research of value 0", "value must be from", research.with("value", 0)),
                told("an odd permission", "must be OPT_OUT or OPT_IN", permission.with("permission", Kind.ASK)),
                told("no permission", "must be OPT_OUT or OPT_IN", permission.with("permission", null)),
                told("a permission without day", "on is missing", permission.with("on", null)),
                told("a permission at a time", "/on", permission.with("on", day + "T00:00:00Z")),
                told(
                        "a type to come",
                        "there is no type",
                        new Event("contacts", "dev.rapport.contacts.pet.v1", research.data())));
    }

    private static List<Object> nulls() {
        return Collections.singletonList(null);
    }

    private static List<Map<String, String>> active(String day) {
        return List.of(Map.of("lastActiveOn", day));
    }

    private static Map<String, Object> topics(List<?> topics) {
        return Map.of("size", 1, "topics", topics);
    }

    private static Event reply(UUID organization, UUID influencer) {
        return Event.of(Feed.happened(Kind.REPLY, 3).build(), organization, influencer);
    }

    private static Poison told(String name, String reason, Event event) {
        return new Poison(name, reason, (agency, organization, influencer) -> event.record(agency));
    }

    private static Poison data(String name, String reason, UnaryOperator<String> spoiling) {
        return new Poison(name, reason, (agency, organization, influencer) -> {
            Event good = reply(organization, influencer);
            var record = good.record(agency);
            byte[] data = spoiling.apply(good.json()).getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(record.topic(), null, record.key(), data, record.headers());
        });
    }

    private static Poison field(String field, Object value, String reason) {
        return new Poison(field + " " + value, reason, (agency, organization, influencer) -> {
            Event good = reply(organization, influencer);
            var headers = good.record(agency).headers();
            byte[] data = good.with(field, value).json().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(good.topic(), null, good.subject(), data, headers);
        });
    }

    private static Poison key(String name, String key) {
        return new Poison(name, "the key is not the subject", (agency, organization, influencer) -> {
            var good = reply(organization, influencer).record(agency);
            return new ProducerRecord<>(good.topic(), null, key, good.value(), good.headers());
        });
    }

    private static Poison header(String header, String value, String reason) {
        String name = header + " " + (value == null ? "" : value.substring(0, Math.min(40, value.length())));
        return new Poison(name.strip(), reason, (agency, organization, influencer) -> {
            var record = reply(organization, influencer).record(agency);
            Event.header(record, header, value);
            return record;
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
