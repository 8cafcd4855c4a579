package dev.rapport.contacts;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Management;

import static dev.rapport.contacts.Api.CAMPAIGNS;
import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.ORGANIZATIONS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What every answer says about itself, and what none says about us or about anybody. */
@QuarkusTest
class AnswersTest {

    /** Of code, statements and tables: classes, packages, stack frames, SQL, names of constraints. */
    private static final Pattern INSIDES = Pattern.compile(
            "(?i)\\b(java|javax|jakarta|org|com|io|dev)\\.[a-z]+\\.[a-z]|exception|\\bat [a-z.]+\\(|hibernate|postgres|vertx"
                    + "|resteasy|quarkus|jackson|netty|\\bselect\\b.*\\bfrom\\b|insert into|update .* set|_pkey|_fkey|sqlstate"
                    + "|\\bnull pointer|\\bSQL\\b|constraint");

    private static final Pattern STATEMENT = Pattern.compile("(?is)insert into|select .* from");

    private final Api api = Api.ofANewAgency();

    /** One of every kind of refusal that a caller can bring about. */
    private List<Response> refusals(String name) {
        String mina = api.made(INFLUENCERS, "name", name, "externalId", name);
        List<Response> all = new ArrayList<>();
        all.add(given().get(INFLUENCERS));
        all.add(given().auth().oauth2("x.y.z").get(INFLUENCERS));
        all.add(api.viewer()
                .contentType("application/json")
                .body(Api.map("name", name))
                .post(INFLUENCERS));
        all.add(api.get("/v1/nothing"));
        all.add(api.get(INFLUENCERS + "/" + UUID.randomUUID()));
        all.add(api.get(INFLUENCERS + "/" + name));
        all.add(api.editor().body("{}").put(INFLUENCERS));
        all.add(api.viewer().accept("text/html").get(mina));
        all.add(api.post(INFLUENCERS, "name", "Nora", "externalId", name));
        all.add(api.patch(mina, 7, "name", name));
        all.add(api.editor().body("{}").patch(mina));
        all.add(api.editor().contentType("text/plain").body("x").post(INFLUENCERS));
        all.add(api.post(INFLUENCERS, "name", "x".repeat(300_000)));
        for (String body :
                List.of("{", "[]", "{\"nme\": 1}", "{\"name\": {}}", "{\"emails\": [\"" + name + "\"]}", "\"\\q\""))
            all.add(api.editor().body(body).post(INFLUENCERS));
        all.add(api.editor()
                .header("Idempotency-Key", name)
                .body(Api.map("name", "a"))
                .post(INFLUENCERS));
        all.add(api.editor()
                .header("Idempotency-Key", name)
                .body(Api.map("name", "b"))
                .post(INFLUENCERS));
        all.add(api.viewer().queryParam("nme", "1").get(INFLUENCERS));
        all.add(api.viewer().queryParam("limit", "1e9").get(INFLUENCERS));
        all.add(api.viewer().queryParam("cursor", "x").get(INFLUENCERS));
        all.add(api.post(CAMPAIGNS, "organizationId", UUID.randomUUID(), "name", name));
        return all;
    }

    @Test
    void no_refusal_shows_our_insides() {
        List<Response> all = refusals("refused-" + UUID.randomUUID());
        for (Response one : all) nothingInside(one);
        assertEquals(
                List.of(201, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428),
                all.stream().map(Response::statusCode).distinct().sorted().toList());
    }

    private static void nothingInside(Response answer) {
        var found = INSIDES.matcher(answer.asString());
        assertFalse(found.find(), () -> answer.statusCode() + " says " + found.group() + ": " + answer.asString());
        for (String header : List.of("Server", "X-Powered-By", "Via")) assertNull(answer.header(header));
    }

    @Test
    void a_fault_of_ours_is_a_number_to_quote_and_nothing_else() throws SQLException {
        String organization = api.organization("Clean Rivers");
        sql("ALTER TABLE organization RENAME TO organization_hidden");
        try {
            for (Response one :
                    List.of(api.get(organization), api.get(ORGANIZATIONS), api.post(ORGANIZATIONS, "name", "x"))) {
                problem(one, 500, "internal_error");
                nothingInside(one);
            }
        } finally {
            sql("ALTER TABLE organization_hidden RENAME TO organization");
        }
        api.get(organization).then().statusCode(200);
    }

    private static void sql(String statement) throws SQLException {
        try (var database = LocalStack.shared().superuser("contacts")) {
            database.createStatement().execute(statement);
        }
    }

    @Test
    void neither_log_nor_metrics_know_whom_a_request_was_about() throws SQLException {
        String name = "zebedee-" + UUID.randomUUID();
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = new Listener(lines);
        Logger.getLogger("").addHandler(listener);
        try {
            refusals(name);
            sql("ALTER TABLE influencer RENAME TO influencer_hidden");
            try {
                api.post(INFLUENCERS, "name", name, "emails", List.of(name + "@mail.example"))
                        .then()
                        .statusCode(500);
            } finally {
                sql("ALTER TABLE influencer_hidden RENAME TO influencer");
            }
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        // The fault itself is there, for those who have to mend it.
        assertFalse(lines.isEmpty());
        for (String line : lines) {
            assertFalse(line.contains(name), line);
            assertFalse(STATEMENT.matcher(line).find(), line);
        }
        String metrics = given().port(Management.port()).get("/q/metrics").asString();
        for (String personal : List.of(name, api.agency(), "@")) assertFalse(metrics.contains(personal), personal);
        assertFalse(metrics.matches("(?s).*uri=\"[^\"]*[0-9a-f]{8}-[0-9a-f]{4}-.*"), metrics);
    }

    @Test
    void every_answer_tells_browsers_and_caches_to_take_care() {
        String mina = api.influencer("Mina");
        for (Response answer : List.of(
                api.get(mina),
                api.get(INFLUENCERS),
                api.get("/v1/nothing"),
                given().get(mina),
                api.post(INFLUENCERS, "name", "x".repeat(300_000)),
                given().get("/q/openapi"))) {
            for (var expected : Map.of(
                            "X-Content-Type-Options", "nosniff",
                            "Referrer-Policy", "no-referrer",
                            "Cache-Control", "no-store",
                            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .entrySet()) assertEquals(expected.getValue(), answer.header(expected.getKey()), expected.getKey());
            assertNull(answer.header("Strict-Transport-Security"), "without TLS there is nothing to promise");
        }
        Response page = given().get("/q/swagger-ui/");
        assertEquals(200, page.statusCode());
        assertFalse(page.header("Content-Security-Policy").contains("default-src 'none'"));
        assertNotNull(page.header("X-Content-Type-Options"));
    }

    @Test
    void a_page_of_another_origin_gets_nothing_to_read() {
        String mina = api.influencer("Mina");
        for (String origin :
                List.of("https://elsewhere.example", "null", "http://localhost", "https://none.invalid.example")) {
            for (Response answer : List.of(
                    api.viewer().header("Origin", origin).get(mina),
                    given().header("Origin", origin)
                            .header("Access-Control-Request-Method", "DELETE")
                            .header("Access-Control-Request-Headers", "authorization")
                            .options(mina))) {
                assertNull(answer.header("Access-Control-Allow-Origin"), origin);
                assertFalse("true".equals(answer.header("Access-Control-Allow-Credentials")), origin);
                assertEquals(403, answer.statusCode(), origin);
            }
        }
    }

    /** Hears all that is logged, with the texts of what was thrown. */
    private static final class Listener extends Handler {
        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            StringBuilder text = new StringBuilder(String.valueOf(line.getMessage()));
            if (line.getParameters() != null)
                for (Object one : line.getParameters()) text.append(' ').append(one);
            for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause())
                text.append(' ').append(cause);
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
