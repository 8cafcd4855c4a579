package dev.rapport.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Service;

/** One relationship, written down deed by deed; days count back from today. */
public final class Chronicle {
    private final Pen pen;
    private final String organization;
    private final String influencer;

    public Chronicle(Pen pen, String organization, String influencer) {
        this.pen = pen;
        this.organization = organization;
        this.influencer = influencer;
    }

    public Chronicle research(int daysAgo, int value, String note, String... topics) {
        var body = Map.of("note", note, "value", value, "topics", List.of(topics), "occurredAt", pen.noon(daysAgo));
        pen.write(Service.CONTACTS, "/v1/influencers/" + influencer + "/research", body);
        return this;
    }

    public Chronicle engagement(int daysAgo, String summary) {
        return interaction("ENGAGEMENT", daysAgo, summary, Map.of());
    }

    public Chronicle introduction(int daysAgo, String summary) {
        return interaction("INTRODUCTION", daysAgo, summary, Map.of());
    }

    public Chronicle help(int daysAgo, int value, String outcome, String summary) {
        return interaction("HELP", daysAgo, summary, Map.of("value", value, "outcome", outcome));
    }

    public Chronicle reply(int daysAgo, String sentiment, String summary) {
        return interaction("REPLY", daysAgo, summary, Map.of("sentiment", sentiment));
    }

    public Chronicle inbound(int daysAgo, String summary) {
        return interaction("INBOUND", daysAgo, summary, Map.of());
    }

    public Chronicle benefit(int daysAgo, String summary) {
        return interaction("BENEFIT", daysAgo, summary, Map.of("value", 1));
    }

    public Chronicle response(int daysAgo, int hours, String summary) {
        return interaction("RESPONSE", daysAgo, summary, Map.of("hours", hours));
    }

    public Chronicle gift(int daysAgo, String summary) {
        return interaction("GIFT", daysAgo, summary, Map.of("solicited", false));
    }

    public Chronicle ask(int daysAgo, int size, double relevance, String summary) {
        return interaction("ASK", daysAgo, summary, Map.of("size", size, "relevance", relevance));
    }

    public Chronicle followUp(int daysAgo, String summary) {
        return interaction("FOLLOW_UP", daysAgo, summary, Map.of());
    }

    public Chronicle promiseKept(int promisedDaysAgo, int dueDaysAgo, int keptDaysAgo, int importance, String summary) {
        var promise = deed(promisedDaysAgo, summary);
        promise.putAll(Map.of("by", "US", "importance", importance, "dueOn", pen.day(dueDaysAgo)));
        var made = pen.write(Service.INTERACTIONS, "/v1/commitments", promise);
        var path = "/v1/commitments/" + made.get("id").asText() + "/keep";
        pen.write(Service.INTERACTIONS, path, Map.of("on", pen.day(keptDaysAgo)));
        return this;
    }

    public Chronicle agreement(int daysAgo, double giveShare, int cadenceDays, String summary) {
        var agreement = new LinkedHashMap<String, Object>(Map.of(
                "organizationId", organization,
                "influencerId", influencer,
                "giveShare", giveShare,
                "cadenceDays", cadenceDays,
                "acceptedOn", pen.day(daysAgo),
                "summary", summary));
        pen.write(Service.INTERACTIONS, "/v1/agreements", agreement);
        return this;
    }

    private Chronicle interaction(String kind, int daysAgo, String summary, Map<String, ?> more) {
        var body = deed(daysAgo, summary);
        body.put("kind", kind);
        body.putAll(more);
        pen.write(Service.INTERACTIONS, "/v1/interactions", body);
        return this;
    }

    private Map<String, Object> deed(int daysAgo, String summary) {
        return new LinkedHashMap<>(Map.of(
                "organizationId", organization,
                "influencerId", influencer,
                "occurredAt", pen.noon(daysAgo),
                "summary", summary));
    }
}
