package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/** Those who write, made before anything breaks. */
final class Agencies {
    private static final int MANY = 4;
    private static final int INFLUENCERS = 50;
    private static final int WRITERS = 4;
    private static final Duration TOKEN = Duration.ofHours(12);

    private Agencies() {}

    static List<Writer.Agency> make(World world) {
        List<Writer.Agency> agencies = new ArrayList<>();
        for (int i = 0; i < MANY; i++) agencies.add(make(world, name(i)));
        return agencies;
    }

    static String name(int number) {
        return "agency-" + number;
    }

    /** All scores from the topics, beside the ordinary consumers. @return the path of what is under way */
    static String rebuild(World world, String agency) {
        try (Api api = Observer.api(world, agency)) {
            JsonNode started = api.post(Service.SCORING, "/v1/rebuilds", Map.of("source", "TOPICS"));
            return "/v1/rebuilds/" + started.get("id").asText();
        } catch (Api.Refused running) {
            if (running.status() != 409) throw running;
            return "/v1/rebuilds";
        }
    }

    private static Writer.Agency make(World world, String name) {
        try (Api api = Observer.api(world, name)) {
            String organization = api.post(Service.CONTACTS, "/v1/organizations", Map.of("name", "Faults"))
                    .get("id")
                    .asText();
            List<Map<String, String>> wanted = IntStream.range(0, INFLUENCERS)
                    .mapToObj(i -> Map.of("name", "Influencer " + i))
                    .toList();
            JsonNode made = api.post(Service.CONTACTS, "/v1/influencers/batch", Map.of("items", wanted));
            List<String> influencers = new ArrayList<>();
            for (JsonNode item : made.get("items"))
                influencers.add(item.path("id").asText());
            String token = world.stack.identity().token(name, "writer", Role.EDITOR, TOKEN);
            return new Writer.Agency(name, token, organization, influencers);
        }
    }

    /** The influencers of one writer of the agency. */
    static Writer.Agency part(Writer.Agency agency, int writer) {
        List<String> own = IntStream.range(0, INFLUENCERS)
                .filter(i -> i % WRITERS == writer)
                .mapToObj(agency.influencers()::get)
                .toList();
        return new Writer.Agency(agency.name(), agency.token(), agency.organization(), own);
    }

    /** How many organizations and influencers they have. */
    static int contacts(List<Writer.Agency> agencies) {
        return agencies.stream().mapToInt(one -> 1 + one.influencers().size()).sum();
    }

    static Map<String, List<String>> influencers(List<Writer.Agency> agencies) {
        Map<String, List<String>> influencers = new LinkedHashMap<>();
        agencies.forEach(one -> influencers.put(one.name(), one.influencers()));
        return influencers;
    }
}
