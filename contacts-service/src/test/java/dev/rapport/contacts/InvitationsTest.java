package dev.rapport.contacts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whom a campaign is for, one by one, and how far it is with each. */
@QuarkusTest
class InvitationsTest {

    private final Topic events = new Topic("contacts");
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    private Api api;
    private String alder;
    private String mina;
    private String nora;
    private String autumn;
    private String minas;

    @BeforeEach
    void plan() {
        api = Api.ofANewAgency();
        alder = api.organization("Alder");
        mina = api.influencer("Mina");
        nora = api.influencer("Nora");
        autumn = api.campaignFor(alder, mina);
        minas = autumn + "/influencers/" + idOf(mina);
    }

    private List<String> told(int version) {
        return events.about(idOf(autumn), version).stream()
                .map(Topic::data)
                .filter(one -> one.get("version").asInt() == version)
                .flatMap(one -> one.get("influencerIds").valueStream().map(id -> id.asText()))
                .toList();
    }

    @Test
    void who_is_named_in_a_campaign_is_on_its_shortlist() {
        api.get(autumn + "/influencers")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        contains(map(
                                "campaignId",
                                idOf(autumn),
                                "influencerId",
                                idOf(mina),
                                "name",
                                "Mina",
                                "doNotContact",
                                false,
                                "version",
                                1,
                                "state",
                                "SHORTLISTED",
                                "since",
                                today)));
        api.get(minas).then().header("ETag", "\"1\"");
        api.viewer().header("If-None-Match", "\"1\"").get(minas).then().statusCode(304);
    }

    @Test
    void a_state_is_said_with_its_day_and_a_note_and_the_campaign_stays_as_it_is() throws Exception {
        Rows.awaitEmptyOutbox();
        api.put(minas, 1, "state", "INVITED", "since", "2026-01-05", "note", "By mail")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("INVITED"))
                .body("since", equalTo("2026-01-05"))
                .body("note", equalTo("By mail"));
        api.put(minas, 2, "state", "ACCEPTED")
                .then()
                .body("since", equalTo(today))
                .body("note", nullValue());
        api.get(minas).then().body("state", equalTo("ACCEPTED")).header("ETag", "\"3\"");
        api.get(autumn).then().header("ETag", "\"1\"");
        assertEquals(0, Rows.outboxOf(api));
    }

    @Test
    void what_is_so_already_is_no_change() {
        api.put(minas, 1, "state", "INVITED", "since", "2026-01-05").then().header("ETag", "\"2\"");
        api.put(minas, 2, "state", "INVITED").then().header("ETag", "\"2\"").body("since", equalTo("2026-01-05"));
        api.put(minas, 2, "state", "INVITED", "since", "2026-01-05").then().header("ETag", "\"2\"");
        api.put(minas, 2, "state", "INVITED", "note", "n").then().header("ETag", "\"3\"");
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        problem(api.editor().body(map("state", "INVITED")).put(minas), 428, "precondition_required");
        problem(api.editor().delete(minas), 428, "precondition_required");
        problem(api.put(minas, 2, "state", "INVITED"), 412, "version_conflict");
        problem(api.delete(minas, 2), 412, "version_conflict");
        api.get(minas).then().body("state", equalTo("SHORTLISTED"));
    }

    @Test
    void one_more_is_taken_in_and_the_campaign_says_so() {
        Response made = api.post(
                autumn + "/influencers",
                "influencerId",
                idOf(nora),
                "state",
                "ACCEPTED",
                "since",
                "2026-02-01",
                "note",
                "Met at the fair");
        made.then().statusCode(201).header("ETag", "\"1\"").body("name", equalTo("Nora"));
        String noras = Api.path(made);
        api.get(noras)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("since", equalTo("2026-02-01"))
                .body("note", equalTo("Met at the fair"))
                .header("ETag", "\"1\"");
        var both = Stream.of(idOf(mina), idOf(nora)).sorted().toList();
        api.get(autumn).then().header("ETag", "\"2\"").body("influencerIds", equalTo(both));
        assertEquals(both, told(2));
        problem(api.post(autumn + "/influencers", "influencerId", idOf(nora)), 409, "already_exists");

        api.patch(autumn, 2, "influencerIds", List.of(idOf(nora))).then().statusCode(200);
        api.get(noras).then().body("state", equalTo("ACCEPTED"));
        problem(api.get(minas), 404, "not_found");
    }

    @Test
    void who_is_taken_out_is_in_the_campaign_no_more() {
        api.delete(minas, 1).then().statusCode(204);
        api.get(autumn).then().header("ETag", "\"2\"").body("influencerIds", empty());
        assertEquals(List.of(), told(2));
        problem(api.get(minas), 404, "not_found");
        problem(api.put(minas, 1, "state", "INVITED"), 404, "not_found");
        problem(api.delete(minas, 1), 404, "not_found");
        problem(api.get(autumn + "/influencers/mina"), 404, "not_found");
        problem(api.get(Api.CAMPAIGNS + "/" + UUID.randomUUID() + "/influencers"), 404, "not_found");
    }

    @Test
    void the_list_is_paged_and_narrowed_by_state() {
        List<String> ids = new ArrayList<>(List.of(idOf(mina)));
        for (int i = 0; i < 4; i++) {
            String one = api.influencer("One " + i);
            ids.add(idOf(one));
            api.post(autumn + "/influencers", "influencerId", idOf(one), "state", i < 3 ? "DECLINED" : "COMPLETED");
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Response page = api.get(autumn + "/influencers?limit=2" + (next == null ? "" : "&cursor=" + next));
            seen.addAll(page.path("items.influencerId"));
            next = page.path("page.next");
        } while (next != null);
        assertEquals(ids.stream().sorted().toList(), seen);
        var declined = api.get(autumn + "/influencers?state=DECLINED&limit=2");
        declined.then().body("items.state", contains("DECLINED", "DECLINED"));
        problem(api.get(autumn + "/influencers?limit=2&cursor=" + declined.path("page.next")), 400, "invalid_cursor");
        invalidParameter(api.get(autumn + "/influencers?state=invited"), "state", "unknown_value");
        invalidParameter(api.get(autumn + "/influencers?sort=name"), "sort", "unknown_parameter");
    }

    @Test
    void nobody_is_invited_who_must_not_be_contacted() {
        api.put(mina + "/do-not-contact", 1, "since", "2026-03-01").then().statusCode(200);
        api.put(nora + "/do-not-contact", 1).then().statusCode(200);
        var before = Rows.of(api);
        for (String state : List.of("INVITED", "NEGOTIATING")) {
            problem(api.put(minas, 1, "state", state), 409, "do_not_contact")
                    .body("violations[0].pointer", equalTo("/state"));
            problem(
                    api.post(autumn + "/influencers", "influencerId", idOf(nora), "state", state),
                    409,
                    "do_not_contact");
        }
        assertEquals(before, Rows.of(api));
        api.get(minas).then().body("doNotContact", equalTo(true));
        // What was before, or what they themselves said, is noted all the same.
        api.put(minas, 1, "state", "INVITED", "since", "2026-02-28").then().statusCode(200);
        api.put(minas, 2, "state", "DECLINED").then().statusCode(200);
    }

    static Stream<Arguments> misplaced() {
        return Stream.of(
                Arguments.of("state", "invited", "/state", "unknown_value"),
                Arguments.of("state", 1, "/state", "unknown_value"),
                Arguments.of("since", "soon", "/since", "wrong_type"),
                Arguments.of("since", "2900-01-01", "/since", "in_the_future"),
                Arguments.of("note", "x".repeat(501), "/note", "size"),
                Arguments.of("note", List.of(), "/note", "wrong_type"),
                Arguments.of("version", 1, "/version", "unknown_property"),
                Arguments.of("agency", "another", "/agency", "unknown_property"));
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void what_is_wrong_is_said_where_it_is(String field, Object value, String pointer, String code) {
        var before = Rows.of(api);
        var progress = map("state", "INVITED");
        progress.put(field, value);
        invalid(api.editor().header("If-Match", "\"1\"").body(progress).put(minas), pointer, code);
        var added = map("influencerId", idOf(nora));
        added.put(field, value);
        invalid(api.editor().body(added).post(autumn + "/influencers"), pointer, code);
        assertEquals(before, Rows.of(api));
    }

    @Test
    void what_is_needed_is_asked_for() {
        invalid(api.put(minas, 1), "/state", "required");
        invalid(api.post(autumn + "/influencers"), "/influencerId", "required");
        problem(api.post(autumn + "/influencers", "influencerId", new UUID(0, 1)), 404, "not_found")
                .body("violations[0].pointer", equalTo("/influencerId"));
    }

    @Test
    void of_five_hundred_and_one_the_last_is_refused() throws Exception {
        Rows.run(
                """
                INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, created_at, updated_at)
                SELECT '%s', uuidv7(), 1, 'Crowd', '{}', '[]', '{}', '{}', now(), now() FROM generate_series(1, 498)"""
                        .formatted(api.agency()));
        var all = Rows.ask("SELECT id FROM influencer WHERE agency = '" + api.agency() + "'");
        api.patch(autumn, 1, "influencerIds", all).then().statusCode(200);
        String late = api.influencer("Late");
        var before = Rows.of(api);
        problem(api.post(autumn + "/influencers", "influencerId", idOf(late)), 409, "campaign_full");
        assertEquals(before, Rows.of(api));
    }

    @Test
    void who_is_taken_in_and_out_at_once_is_told_as_it_is() throws Exception {
        List<String> crowd = new ArrayList<>();
        for (int i = 0; i < 6; i++) crowd.add(api.influencer("One " + i));
        List<Callable<Integer>> calls = new ArrayList<>();
        crowd.forEach(one -> calls.add(() ->
                api.post(autumn + "/influencers", "influencerId", idOf(one)).statusCode()));
        calls.add(() -> api.delete(minas, 1).statusCode());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls))
                assertTrue(List.of(201, 204).contains(answer.get()));
        }
        var now = crowd.stream().map(Api::idOf).sorted().toList();
        api.get(autumn).then().header("ETag", "\"8\"").body("influencerIds", equalTo(now));
        assertEquals(now, told(8));
    }

    @Test
    void of_many_who_say_how_far_it_is_one_is_heard() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String state : List.of("INVITED", "DECLINED", "ACCEPTED", "WITHDRAWN")) {
            calls.add(() -> api.put(minas, 1, "state", state).statusCode());
        }
        Map<Integer, Integer> statuses = new java.util.TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) statuses.merge(answer.get(), 1, Integer::sum);
        }
        assertEquals(Map.of(200, 1, 412, 3), statuses);
    }
}
