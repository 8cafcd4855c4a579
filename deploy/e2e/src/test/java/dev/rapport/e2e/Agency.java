package dev.rapport.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.LocalServices;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;
import dev.rapport.local.demo.Chronicle;
import dev.rapport.local.demo.Pen;

/** One agency at work: what it writes, asks and reads, over HTTP alone. */
final class Agency {

    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final String name;
    final Api api;
    private final Pen pen;

    private Agency(String name) {
        this.name = name;
        this.api = new Api(
                LocalServices.shared().endpoints(),
                LocalStack.shared().identity().token(name, "somebody@" + name, Role.EDITOR));
        this.pen = new Pen(api, TODAY);
    }

    /** A new one for every test, so that tests cannot meet. */
    static Agency called(String name) {
        return new Agency(name + "-" + UUID.randomUUID());
    }

    static Agency again(String fullName) {
        return new Agency(fullName);
    }

    /** The same agency, by somebody of another role. */
    Api as(Role role) {
        return new Api(
                LocalServices.shared().endpoints(),
                LocalStack.shared().identity().token(name, "another@" + name, role));
    }

    String organization(String organizationName) {
        return id(api.post(Service.CONTACTS, "/v1/organizations", Map.of("name", organizationName)));
    }

    String influencer(String influencerName, String... interests) {
        return id(api.post(
                Service.CONTACTS, "/v1/influencers", Map.of("name", influencerName, "interests", List.of(interests))));
    }

    Chronicle between(String organization, String influencer) {
        return new Chronicle(pen, organization, influencer);
    }

    JsonNode write(String path, Map<String, ?> body) {
        return api.post(Service.INTERACTIONS, path, body);
    }

    /** The agency-wide score, once this many interactions have arrived. */
    JsonNode score(String influencer, int interactions) {
        return scoreAsOf(influencer, interactions, TODAY);
    }

    JsonNode scoreAsOf(String influencer, int interactions, LocalDate day) {
        Instant end = Instant.now().plus(PATIENCE);
        String path = "/v1/scores/" + influencer + "?asOf=" + TODAY;
        while (true) {
            JsonNode now = waitFor(path, end);
            if (now.get("interactions").asInt() >= interactions) {
                return day.equals(TODAY) ? now : api.get(Service.SCORING, "/v1/scores/" + influencer + "?asOf=" + day);
            }
            pause(end, "only " + now.get("interactions") + " of " + interactions + " interactions have arrived");
        }
    }

    private JsonNode waitFor(String path, Instant end) {
        while (true) {
            try {
                return api.get(Service.SCORING, path);
            } catch (Api.Refused notYet) {
                if (notYet.status() != 404) throw notYet;
                pause(end, "scoring does not know them yet");
            }
        }
    }

    private static void pause(Instant end, String why) {
        if (Instant.now().isAfter(end)) throw new AssertionError("waited too long: " + why);
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an ask of size 2 that fits well would be, on that day. */
    JsonNode mayWeAsk(String organization, String influencer, LocalDate day) {
        Map<String, Object> ask = new LinkedHashMap<>();
        ask.put("influencerId", influencer);
        ask.put("organizationId", organization);
        ask.put("size", 2);
        ask.put("relevance", 0.9);
        ask.put("asOf", day.toString());
        return api.post(Service.SCORING, "/v1/assessments", ask);
    }

    int statusOfScore(String influencer) {
        try {
            api.get(Service.SCORING, "/v1/scores/" + influencer);
            return 200;
        } catch (Api.Refused refused) {
            return refused.status();
        }
    }

    void delete(String path, long version) {
        api.delete(Service.INTERACTIONS, path, version);
    }

    static List<String> codes(JsonNode assessment) {
        List<String> codes = new ArrayList<>();
        assessment.get("reasons").forEach(reason -> codes.add(reason.get("code").asText()));
        return codes;
    }

    static double component(JsonNode score, String name) {
        return score.get("components").get(name).get("score").asDouble();
    }

    private static String id(JsonNode item) {
        return item.get("id").asText();
    }
}
