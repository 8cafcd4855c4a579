package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static io.restassured.RestAssured.config;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Sends histories to import and waits for what becomes of them. */
final class Imports {

    static final String UPLOAD = "/v1/imports/interactions";
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String MBOX = "application/mbox";

    private Imports() {}

    static Response send(Relationship who, String type, byte[] file, String query) {
        // As they are: no charset of the library's own in the type.
        EncoderConfig asIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(CSV, ContentType.BINARY)
                .encodeContentTypeAs(MBOX, ContentType.BINARY)
                .encodeContentTypeAs(NDJSON, ContentType.BINARY);
        return who.editor()
                .config(config().encoderConfig(asIs))
                .contentType(type)
                .body(file)
                .post(UPLOAD + query);
    }

    static Response send(Relationship who, String type, String file, String query) {
        return send(who, type, file.getBytes(StandardCharsets.UTF_8), query);
    }

    /** The path of an import whose file has been read. */
    static String ended(Relationship who, Response sent) {
        String path = sent.then().statusCode(202).extract().header("Location").replaceFirst("^https?://[^/]+", "");
        await(who, path, "DONE", "FAILED", "REVIEW");
        return path;
    }

    static String ndjson(Relationship who, String... lines) {
        return ended(who, send(who, NDJSON, String.join("\n", lines), ""));
    }

    static String csv(Relationship who, String file, String query) {
        return ended(who, send(who, CSV, file, query));
    }

    /** As long as it moves on. */
    static JsonPath await(Relationship who, String path, String... states) {
        long moved = System.nanoTime();
        JsonPath job = who.get(path).jsonPath();
        while (!List.of(states).contains(job.getString("state"))) {
            if (System.nanoTime() - moved > 120_000_000_000L) throw new AssertionError("stays at " + job.prettify());
            pause();
            JsonPath now = who.get(path).jsonPath();
            if (!now.getMap("").equals(job.getMap(""))) moved = System.nanoTime();
            job = now;
        }
        return job;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the rows: those of which there were any. */
    static void counts(Relationship who, String path, Object... expected) {
        Map<String, Integer> rows = who.get(path).jsonPath().getMap("rows");
        rows.values().removeIf(count -> count == 0);
        assertEquals(
                new TreeMap<>(Relationship.map(expected)),
                new TreeMap<>(rows),
                who.get(path).asString() + refusals(who, path));
    }

    /** Line, column and code of each. */
    static List<String> refusals(Relationship who, String path) {
        List<Map<String, Object>> all = who.get(path + "/refusals?limit=200").path("items");
        return all.stream()
                .map(one -> one.get("line") + " " + one.getOrDefault("column", "-") + " " + one.get("code"))
                .toList();
    }

    static List<Map<String, Object>> interactions(Relationship who) {
        return who.get(Relationship.INTERACTIONS + "?sort=occurredAt&limit=200").path("items");
    }
}
