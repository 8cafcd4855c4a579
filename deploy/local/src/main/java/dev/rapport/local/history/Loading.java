package dev.rapport.local.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

/** Puts correspondences into the services as files, one influencer each, and asks what came out. */
final class Loading {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_REPEATS = 60;

    private final Api api;
    private final Semaphore places;

    Loading(Api api, int parallel) {
        this.api = api;
        this.places = new Semaphore(parallel);
    }

    /** What became of the rows. */
    record Result(long created, long unchanged, long refused) {

        /** With what became of the same rows when they came again. */
        Result then(Result again) {
            return new Result(created + again.created, unchanged, again.refused);
        }
    }

    /** One import of contacts, one of what was done. The same again changes nothing. */
    Result load(List<Correspondence> all) throws IOException {
        Map<String, String> organizations = organizations(all);
        Path contacts = Files.createTempFile("contacts", ".csv");
        Path deeds = Files.createTempFile("history", ".ndjson");
        try {
            HistoryFiles.writeContacts(all, contacts);
            HistoryFiles.writeDeeds(all, organizations, deeds);
            JsonNode people = api.imported(Service.CONTACTS, "/v1/imports/influencers", "text/csv", contacts);
            require(people);
            // Who was made a moment ago may not have come to the next service: what is refused for that comes again.
            Result result = imported(deeds);
            for (int i = 0; result.refused() > 0 && i < MOST_REPEATS; i++) result = result.then(imported(deeds));
            return result;
        } finally {
            Files.delete(contacts);
            Files.delete(deeds);
        }
    }

    private Result imported(Path deeds) {
        JsonNode job = api.imported(Service.INTERACTIONS, "/v1/imports/interactions", "application/x-ndjson", deeds);
        require(job);
        JsonNode rows = job.get("rows");
        return new Result(
                rows.get("created").asLong(),
                rows.get("unchanged").asLong(),
                rows.get("refused").asLong());
    }

    private static void require(JsonNode job) {
        if (!job.get("state").asText().equals("DONE")) throw new IllegalStateException("Not imported: " + job);
    }

    /** Ids by person; made where they are not there. */
    private Map<String, String> organizations(List<Correspondence> all) {
        List<String> people =
                all.stream().map(Correspondence::person).distinct().toList();
        List<String> ids = atOnce(people.stream()
                .map(person -> (Callable<String>) () -> organization(person))
                .toList());
        var organizations = new HashMap<String, String>();
        for (int i = 0; i < people.size(); i++) organizations.put(people.get(i), ids.get(i));
        return organizations;
    }

    private String organization(String person) throws InterruptedException {
        var known = find("/v1/organizations", "person-" + person);
        if (known.isPresent()) return known.get();
        var body = Map.of("name", "Person " + person, "externalId", "person-" + person);
        return post(Service.CONTACTS, "/v1/organizations", body).get("id").asText();
    }

    private Optional<String> find(String path, String externalId) throws InterruptedException {
        places.acquire();
        try {
            JsonNode found = api.get(Service.CONTACTS, path + "?externalId=" + externalId)
                    .get("items");
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.get(0).get("id").asText());
        } finally {
            places.release();
        }
    }

    /** Waits until scoring has counted everything, then returns the ranking of one person's contacts as of a day. */
    List<Standing> standings(List<Correspondence> ofPerson, LocalDate asOf) throws InterruptedException {
        String organization = organization(ofPerson.getFirst().person());
        return atOnce(ofPerson.stream()
                .map(one -> (Callable<Standing>) () -> standing(one, organization, asOf))
                .toList());
    }

    private Standing standing(Correspondence correspondence, String organization, LocalDate asOf)
            throws InterruptedException {
        String influencer =
                find("/v1/influencers", "contact-" + correspondence.contact()).orElseThrow();
        var path = "/v1/scores/%s?organizationId=%s&asOf=%s".formatted(influencer, organization, asOf);
        JsonNode score = scoreOnceCounted(path, correspondence.deeds().size());
        var ask = Map.of(
                "influencerId",
                influencer,
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
