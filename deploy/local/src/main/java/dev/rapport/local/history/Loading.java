package dev.rapport.local.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

/** Puts correspondences into the services, one influencer each, and asks what came out. */
final class Loading {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Api api;
    private final Semaphore places;
    private final String organization;

    Loading(Api api, int parallel, String person) {
        this.api = api;
        this.places = new Semaphore(parallel);
        var body = Map.of("name", "Person " + person, "externalId", "person-" + person);
        this.organization =
                api.post(Service.CONTACTS, "/v1/organizations", body).get("id").asText();
    }

    /** A correspondence that is in, and the id of its contact there. */
    record Loaded(Correspondence correspondence, String influencer) {}

    List<Loaded> load(List<Correspondence> all) {
        return atOnce(
                all.stream().map(one -> (Callable<Loaded>) () -> load(one)).toList());
    }

    /** Waits until scoring has counted everything, then returns the ranking as of a day. */
    List<Standing> standings(List<Loaded> loaded, LocalDate asOf) {
        return atOnce(loaded.stream()
                .map(one -> (Callable<Standing>) () -> standing(one, asOf))
                .toList());
    }

    private Loaded load(Correspondence one) throws InterruptedException {
        var contact = Map.of("name", "Contact " + one.contact(), "externalId", "contact-" + one.contact());
        String influencer =
                post(Service.CONTACTS, "/v1/influencers", contact).get("id").asText();
        for (Deed deed : one.deeds()) {
            var body = new LinkedHashMap<String, Object>(deed.fields());
            body.put("kind", deed.kind());
            body.put("organizationId", organization);
            body.put("influencerId", influencer);
            body.put("occurredAt", deed.occurredAt().toString());
            post(Service.INTERACTIONS, "/v1/interactions", body);
        }
        return new Loaded(one, influencer);
    }

    private Standing standing(Loaded loaded, LocalDate asOf) throws InterruptedException {
        var correspondence = loaded.correspondence();
        var path = "/v1/scores/%s?organizationId=%s&asOf=%s".formatted(loaded.influencer(), organization, asOf);
        JsonNode score = scoreOnceCounted(path, correspondence.deeds().size());
        var ask = Map.of(
                "influencerId",
                loaded.influencer(),
                "organizationId",
                organization,
                "size",
                1,
                "relevance",
                0.7,
                "asOf",
                asOf.toString());
        JsonNode assessment = post(Service.SCORING, "/v1/assessments", ask);
        return new Standing(
                correspondence.contact(),
                correspondence.out(),
                correspondence.in(),
                score.get("score").asDouble(),
                score.get("stage").asText(),
                assessment.get("verdict").asText());
    }

    private JsonNode scoreOnceCounted(String path, int expected) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int counted = 0;
        while (Instant.now().isBefore(end)) {
            places.acquire();
            try {
                JsonNode score = api.get(Service.SCORING, path);
                counted = score.get("interactions").asInt();
                if (counted == expected) return score;
            } catch (Api.Refused refused) {
                // Not there before its first interaction has arrived.
                if (refused.status() != 404) throw refused;
            } finally {
                places.release();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("Scoring counted %d of %d interactions: %s".formatted(counted, expected, path));
    }

    private JsonNode post(Service service, String path, Map<String, ?> body) throws InterruptedException {
        places.acquire();
        try {
            return api.post(service, path, body);
        } finally {
            places.release();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = tasks.stream().map(threads::submit).toList();
            var done = new java.util.ArrayList<T>();
            for (Future<T> one : running) done.add(one.get());
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
