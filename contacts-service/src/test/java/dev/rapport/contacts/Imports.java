package dev.rapport.contacts;

import java.util.List;
import java.util.Map;

import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static io.restassured.config.RestAssuredConfig.config;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Sends files to import and waits for what becomes of them. */
final class Imports {

    static final String UPLOAD = "/v1/imports/influencers";
    static final String EXPORT = "/v1/exports/influencers";
    static final String CSV = "text/csv";
    static final String VCARD = "text/vcard";
    static final String NDJSON = "application/x-ndjson";

    private Imports() {}

    static Response send(Api api, String type, byte[] file, String query) {
        // As they are: no charset of the library's own in the type.
        EncoderConfig asIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(CSV, ContentType.BINARY)
                .encodeContentTypeAs(VCARD, ContentType.BINARY)
                .encodeContentTypeAs(NDJSON, ContentType.BINARY)
                .encodeContentTypeAs(type, ContentType.BINARY);
        return api.editor()
                .config(config().encoderConfig(asIs))
                .contentType(type)
                .body(file)
                .post(UPLOAD + query);
    }

    static Response send(Api api, String type, String file, String query) {
        return send(api, type, file.getBytes(java.nio.charset.StandardCharsets.UTF_8), query);
    }

    /** The path of an import whose file has been read. */
    static String ended(Api api, Response sent) {
        String path = sent.then().statusCode(202).extract().header("Location").replaceFirst("^https?://[^/]+", "");
        await(api, path, "DONE", "FAILED");
        return path;
    }

    static String csv(Api api, String file, String query) {
        return ended(api, send(api, CSV, file, query));
    }

    static String csv(Api api, String file) {
        return csv(api, file, "");
    }

    /** For as long as it moves on. */
    static JsonPath await(Api api, String path, String... states) {
        long begin = System.nanoTime();
        long moved = begin;
        JsonPath job = api.get(path).jsonPath();
        while (!List.of(states).contains(job.getString("state"))) {
            if (System.nanoTime() - moved > 60_000_000_000L) throw new AssertionError("stays at " + job.prettify());
            pause(System.nanoTime() - begin);
            JsonPath now = api.get(path).jsonPath();
            if (!now.getMap("").equals(job.getMap(""))) moved = System.nanoTime();
            job = now;
        }
        return job;
    }

    /** What takes long is not asked for so often that the asking slows it down. */
    private static void pause(long waitedNanos) {
        try {
            Thread.sleep(Math.max(20, waitedNanos / 50_000_000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the rows: those of which there were any. */
    static void counts(Api api, String path, Object... expected) {
        Map<String, Integer> rows = api.get(path).jsonPath().getMap("rows");
        rows.values().removeIf(count -> count == 0);
        assertEquals(
                Api.map(expected),
                Api.map(rows.entrySet().stream()
                        .flatMap(row -> java.util.stream.Stream.of(row.getKey(), row.getValue()))
                        .toArray()),
                api.get(path).asString());
    }

    /** Line, column and code of each. */
    static List<String> refusals(Api api, String path) {
        List<Map<String, Object>> all = api.get(path + "/refusals?limit=200").path("items");
        return all.stream()
                .map(one -> one.get("line") + " " + one.getOrDefault("column", "-") + " " + one.get("code"))
                .toList();
    }

    static List<Map<String, Object>> people(Api api) {
        return api.get(Api.INFLUENCERS + "?sort=createdAt&limit=200").path("items");
    }

    /** The only one. */
    static Map<String, Object> person(Api api) {
        List<Map<String, Object>> people = people(api);
        assertEquals(1, people.size(), people.toString());
        return people.getFirst();
    }

    static String export(Api api, String type) {
        return new String(
                api.editor()
                        .accept(type)
                        .get(EXPORT)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
