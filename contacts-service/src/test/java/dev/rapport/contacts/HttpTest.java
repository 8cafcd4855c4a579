package dev.rapport.contacts;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Management;
import dev.rapport.local.Tokens;
import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What HTTP itself asks of a service, below the items. */
@QuarkusTest
class HttpTest {

    private static final int MOST_BYTES = 256 * 1024;

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    private String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.editor(api.agency()) + "\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static String chunk(int size) {
        return Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n";
    }

    @Test
    void an_unknown_path_is_a_problem_too() {
        for (String path :
                List.of("/v1/nothing", "/v2/influencers", "/", "/v1", "/v1/%7Bx%7D%20y", "/v1/influencers/x/y/z")) {
            problem(api.viewer().urlEncodingEnabled(false).get(path), 404, "not_found");
        }
    }

    @Test
    void a_method_that_is_not_there_is_named_so() {
        String mina = api.influencer("Mina");
        problem(api.editor().body("{}").put(INFLUENCERS), 405, "method_not_allowed");
        problem(api.editor().delete(INFLUENCERS), 405, "method_not_allowed");
        problem(api.editor().body("{}").post(mina), 405, "method_not_allowed");
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_unread() {
        for (String length : List.of(String.valueOf(MOST_BYTES + 1), "999999999999", "9223372036854775807")) {
            tooLarge(Wire.send(head("POST " + INFLUENCERS, "Content-Length: " + length)));
        }
        problem(api.post(INFLUENCERS, "name", "x".repeat(MOST_BYTES)), 413, "body_too_large");
    }

    @Test
    void who_is_still_sending_a_body_that_is_too_large_can_read_why_it_is_refused() {
        // Far more than the buffers between the two hold: a connection that is closed at once breaks the sender.
        String megabytes = "x".repeat(20_000_000);
        tooLarge(Wire.send(head("POST " + INFLUENCERS, "Content-Length: " + megabytes.length()) + megabytes));
        tooLarge(Wire.send(head("POST " + INFLUENCERS, "Transfer-Encoding: chunked")
                + chunk(MOST_BYTES).repeat(40)
                + "0\r\n\r\n"));
        problem(api.editor().body(megabytes).post(INFLUENCERS), 413, "body_too_large");
    }

    @Test
    void a_body_that_turns_out_to_be_too_large_is_refused() {
        String chunks = chunk(MOST_BYTES / 2) + chunk(MOST_BYTES / 2) + chunk(1);
        tooLarge(Wire.send(head("POST " + INFLUENCERS, "Transfer-Encoding: chunked") + chunks));
        tooLarge(Wire.send(head("PATCH " + INFLUENCERS + "/x", "Transfer-Encoding: chunked") + chunks));
        api.get(INFLUENCERS).then().body("items", hasSize(0));
    }

    @Test
    void a_batch_in_chunks_may_be_longer_and_not_as_long_as_it_likes() {
        String body = "{\"items\": [{\"name\": \"Mina\"}]}";
        String longer = chunk(MOST_BYTES) + chunk(MOST_BYTES);
        String last = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        String head = head("POST " + INFLUENCERS + "/batch", "Transfer-Encoding: chunked");
        Wire made = Wire.send(head + longer + last);
        assertEquals(207, made.status(), made.body());
        tooLarge(Wire.send(head + longer + longer + chunk(1)));
        api.get(INFLUENCERS).then().body("items", hasSize(1));
    }

    private static void tooLarge(Wire answer) {
        assertEquals(413, answer.status(), answer.head());
        assertTrue(answer.head().contains("application/problem+json"), answer.head());
        assertTrue(answer.body().contains("\"code\":\"body_too_large\""), answer.body());
    }

    @Test
    void a_body_in_chunks_is_taken_when_it_fits() {
        String body = "{\"name\": \"Mina\"}";
        String chunks = chunk(MOST_BYTES - body.length()) + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n0\r\n\r\n";
        Wire made = Wire.send(head("POST " + INFLUENCERS, "Transfer-Encoding: chunked") + chunks);
        assertEquals(201, made.status(), made.body());
        api.get(INFLUENCERS).then().body("items", hasSize(1));
    }

    @Test
    void nonsense_on_the_wire_does_no_harm() {
        for (String length : List.of("-1", "x", "1, 2", "+5")) {
            assertEquals(
                    400,
                    Wire.send(head("POST " + INFLUENCERS, "Content-Length: " + length))
                            .status());
        }
        for (String query : List.of("?limit=%zz", "?%", "?tag=%ED%A0%80%", "?tag={a}|\\^", "?&&=&")) {
            int status = Wire.get(INFLUENCERS + query, "Authorization: Bearer " + Tokens.viewer(api.agency()))
                    .status();
            assertTrue(status == 200 || status == 400 || status == 404, query + " answers " + status);
        }
    }

    @Test
    void the_callers_trace_is_the_one_in_the_answer() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String parent = "00-" + trace + "-b7ad6b7169203331-01";
        problem(api.viewer().header("traceparent", parent).get("/v1/nothing"), 404, "not_found")
                .body("traceId", equalTo(trace));
        problem(given().header("traceparent", parent).get(INFLUENCERS), 401, "unauthenticated")
                .body("traceId", equalTo(trace));
        problem(api.editor().header("traceparent", parent).body("{").post(INFLUENCERS), 400, "malformed_json")
                .body("traceId", equalTo(trace));
        for (String bad :
                List.of("x", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01", parent.toUpperCase(), parent + "-x")) {
            problem(api.viewer().header("traceparent", bad).get("/v1/nothing"), 404, "not_found")
                    .body("traceId", not(equalTo(trace)));
        }
    }

    @Test
    void the_trace_goes_on_with_the_event() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String mina = Api.path(api.editor()
                .header("traceparent", parent)
                .body(Api.map("name", "Mina"))
                .post(INFLUENCERS));
        var event = new Topic("contacts").about(Api.idOf(mina), 1).getFirst();
        assertEquals(parent, Topic.header(event, "traceparent"));
    }

    @Test
    void no_other_origin_is_let_in_unless_configured() {
        api.viewer()
                .header("Origin", "https://elsewhere.example")
                .get(INFLUENCERS)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(null));
    }

    @Test
    void health_and_document_are_open_and_nothing_is_sniffed() {
        given().get("/q/openapi").then().statusCode(200).header("X-Content-Type-Options", "nosniff");
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
            given().port(Management.port())
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void health_and_metrics_are_not_where_everybody_can_ask() {
        for (String path :
                List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/q/dev-ui", "/q/info"))
            problem(given().get(path), 404, "not_found");
        given().port(Management.port()).get(INFLUENCERS).then().statusCode(404);
    }
}
