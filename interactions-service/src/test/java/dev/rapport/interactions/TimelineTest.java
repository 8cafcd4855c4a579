package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.TIMELINE;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class TimelineTest {

    private Relationship mina;
    private Relationship other;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
        UUID organization = ContactNews.made(mina.agency(), ContactNews.ORGANIZATION);
        other = new Relationship(mina.agency(), organization, mina.influencer());
    }

    private Response ofMina(String query) {
        return mina.get(TIMELINE + "?influencerId=" + mina.influencer() + query);
    }

    private static List<String> kinds(Response response) {
        return response.then().statusCode(200).extract().path("items.kind");
    }

    /** One of everything, in May 2026, written down in another order than it happened. */
    private String aMonth() {
        mina.made(SURVEYS, "answeredOn", "2026-05-20", "answers", Map.of("trust", 7));
        mina.made(AGREEMENTS, "giveShare", 0.6, "acceptedOn", "2026-05-12", "summary", "six to four");
        String promise =
                mina.made(COMMITMENTS, "dueOn", "2026-05-30", "occurredAt", "2026-05-10T09:00:00Z", "importance", 2);
        mina.editor()
                .body(map("on", "2026-05-25"))
                .post(promise + "/keep")
                .then()
                .statusCode(200);
        mina.made(INTERACTIONS, "kind", "REPLY", "occurredAt", "2026-05-08T09:00:00Z", "sentiment", "POSITIVE");
        mina.made(INTERACTIONS, "kind", "INTRODUCTION", "occurredAt", "2026-05-04T09:00:00Z", "summary", "hello");
        ContactNews.research(mina.agency(), Ids.next(), 1, mina.influencer(), "2026-05-02T09:00:00Z", 3);
        ContactNews.optOut(mina.agency(), mina.influencer(), "2026-05-28");
        Database.await("research and the opt-out", () -> kinds(ofMina("")).containsAll(List.of("RESEARCH", "OPT_OUT")));
        return promise;
    }

    @Test
    void everything_takes_its_place_by_when_it_happened() {
        String promise = aMonth();
        List<String> order = List.of(
                "OPT_OUT",
                "COMMITMENT_KEPT",
                "SURVEY",
                "AGREEMENT_ACCEPTED",
                "COMMITMENT_MADE",
                "REPLY",
                "INTRODUCTION",
                "RESEARCH");
        assertEquals(order, kinds(ofMina("")));
        assertEquals(order, kinds(ofMina("&sort=-occurredAt")));
        List<String> turned = new ArrayList<>(order);
        Collections.reverse(turned);
        assertEquals(turned, kinds(ofMina("&sort=occurredAt")));
        ofMina("")
                .then()
                .body(
                        "items[1].id",
                        equalTo(idOf(promise)),
                        "items[1].type",
                        equalTo("COMMITMENT"),
                        "items[1].occurredAt",
                        equalTo("2026-05-25T00:00:00Z"),
                        "items[1].details.closedOn",
                        equalTo("2026-05-25"),
                        "items[1].details.by",
                        equalTo("US"),
                        "items[1].corrected",
                        is(false),
                        "items[2].details.answers.trust",
                        is(7),
                        "items[3].details.giveShare",
                        is(0.6f),
                        "items[3].summary",
                        equalTo("six to four"),
                        "items[4].id",
                        equalTo(idOf(promise)),
                        "items[4].details.status",
                        equalTo("KEPT"),
                        "items[5].details.sentiment",
                        equalTo("POSITIVE"),
                        "items[6].organizationId",
                        equalTo(mina.organization().toString()),
                        "items[6].changedAt",
                        notNullValue(),
                        "items[7].organizationId",
                        nullValue(),
                        "items[7].details.value",
                        is(3));
    }

    @Test
    void what_is_written_down_late_goes_where_it_belongs_and_a_correction_shows() {
        String second = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-02-02T00:00:00Z");
        mina.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2026-03-03T00:00:00Z");
        mina.made(INTERACTIONS, "kind", "INTRODUCTION", "occurredAt", "2026-01-01T00:00:00Z");
        assertEquals(List.of("HELP", "INBOUND", "INTRODUCTION"), kinds(ofMina("")));
        mina.patch(second, 1, "occurredAt", "2026-04-04T00:00:00Z", "summary", "it was in April")
                .then()
                .statusCode(200);
        assertEquals(List.of("INBOUND", "HELP", "INTRODUCTION"), kinds(ofMina("")));
        ofMina("").then().body("items.corrected", contains(true, false, false), "items[0].version", is(2));
        mina.delete(second, 2).then().statusCode(204);
        assertEquals(List.of("HELP", "INTRODUCTION"), kinds(ofMina("")));
    }

    @Test
    void an_end_or_a_yes_is_no_correction_and_to_take_it_back_is() {
        String promise = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        mina.editor().post(promise + "/keep").then().statusCode(200);
        String terms = mina.made(AGREEMENTS, "giveShare", 0.5);
        mina.patch(terms, 1, "acceptedOn", "2026-01-01", "acceptedBy", "her agent")
                .then()
                .statusCode(200);
        String ask = mina.made(INTERACTIONS, "kind", "ASK");
        mina.editor()
                .body("{\"as\":\"DECLINED\"}")
                .post("/v1/asks/" + idOf(ask) + "/close")
                .then()
                .statusCode(200);
        ofMina("").then().body("items.corrected", everyItem(is(false)), "items", hasSize(4));
        for (String path : List.of(promise, "/v1/asks/" + idOf(ask))) {
            mina.editor()
                    .queryParam("reason", "a mistake")
                    .post(path + "/reopen")
                    .then()
                    .statusCode(200);
        }
        mina.patch(terms, 2, "summary", "half and half").then().statusCode(200);
        ofMina("").then().body("items.corrected", everyItem(is(true)), "items", hasSize(3));
    }

    @Test
    void a_promise_kept_at_once_is_kept_after_it_was_made() {
        String promise = mina.made(COMMITMENTS, "dueOn", "2026-05-10", "occurredAt", "2026-05-10T18:00:00Z");
        mina.editor()
                .body(map("on", "2026-05-10"))
                .post(promise + "/keep")
                .then()
                .statusCode(200);
        assertEquals(List.of("COMMITMENT_MADE", "COMMITMENT_KEPT"), kinds(ofMina("&sort=occurredAt")));
        ofMina("").then().body("items.occurredAt", contains("2026-05-10T18:00:00Z", "2026-05-10T18:00:00Z"));
        for (String sort : List.of("occurredAt", "-occurredAt")) {
            String next = ofMina("&limit=1&sort=" + sort).path("page.next");
            assertEquals(
                    sort.startsWith("-") ? List.of("COMMITMENT_MADE") : List.of("COMMITMENT_KEPT"),
                    kinds(ofMina("&limit=1&sort=" + sort + "&cursor=" + next)));
        }
    }

    @Test
    void an_organization_has_its_own_and_research_is_of_all() {
        aMonth();
        other.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2026-05-15T00:00:00Z");
        String ofOther = TIMELINE + "?organizationId=" + other.organization();
        assertEquals(List.of("HELP"), kinds(mina.get(ofOther)));
        assertEquals(
                List.of("OPT_OUT", "HELP", "RESEARCH"),
                kinds(mina.get(ofOther + "&influencerId=" + mina.influencer())));
        assertEquals(9, kinds(ofMina("")).size());
        assertEquals(
                6,
                kinds(mina.get(TIMELINE + "?organizationId=" + mina.organization()))
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds=REPLY | REPLY",
                "kinds=REPLY,RESEARCH,INTRODUCTION | REPLY INTRODUCTION RESEARCH",
                "kinds=COMMITMENT_KEPT,COMMITMENT_BROKEN | COMMITMENT_KEPT",
                "kinds=OPT_OUT,AGREEMENT_ACCEPTED | OPT_OUT AGREEMENT_ACCEPTED",
                "kinds=AGREEMENT_PROPOSED | ",
                "from=2026-05-08T09:00:00Z&to=2026-05-12T00:00:00Z | COMMITMENT_MADE REPLY",
                "from=2026-05-25T00:00:00Z&kinds=COMMITMENT_MADE,SURVEY,COMMITMENT_KEPT | COMMITMENT_KEPT",
                "commitments=OPEN | COMMITMENT_MADE COMMITMENT_MADE",
                "commitments=OVERDUE | COMMITMENT_MADE"
            })
    void filters(String query, String kinds) {
        aMonth();
        mina.made(COMMITMENTS, "dueOn", "2025-05-30", "occurredAt", "2025-05-10T09:00:00Z");
        mina.made(COMMITMENTS, "dueOn", "2999-05-30", "occurredAt", "2025-06-10T09:00:00Z");
        List<String> expected = kinds == null ? List.of() : List.of(kinds.split(" "));
        String ofOrganization = TIMELINE + "?organizationId=" + mina.organization() + "&" + query;
        List<String> withoutContacts = expected.stream()
                .filter(kind -> !kind.equals("RESEARCH") && !kind.equals("OPT_OUT"))
                .toList();
        assertEquals(expected, kinds(ofMina("&" + query)));
        assertEquals(withoutContacts, kinds(mina.get(ofOrganization)));
    }

    @Test
    void pages_are_parts_of_one_stream_whatever_comes_in_between() {
        aMonth();
        List<String> whole = ofMina("").path("items.id");
        for (int limit = 1; limit < 5; limit++) {
            List<String> seen = new ArrayList<>();
            List<Response> pages = new ArrayList<>();
            String cursor = null;
            do {
                Response page = ofMina("&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
                seen.addAll(page.path("items.id"));
                pages.add(page);
                cursor = page.path("page.next");
                // Before the first page: no reader of later ones may notice.
                mina.made(INTERACTIONS, "kind", "ENGAGEMENT");
            } while (cursor != null);
            List<String> old = new ArrayList<>(seen);
            old.retainAll(whole);
            assertEquals(whole, old);
            Response last = pages.getLast();
            assertEquals(
                    pages.get(pages.size() - 2).<List<String>>path("items.id"),
                    ofMina("&limit=" + limit + "&cursor=" + last.path("page.prev"))
                            .path("items.id"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=5 | influencerId | required",
                "kinds=HELP | influencerId | required",
                "influencerId=7 | influencerId | wrong_type",
                "influencerId=%s&kinds=HLEP | kinds | unknown_value",
                "influencerId=%s&kinds=HELP, | kinds | unknown_value",
                "influencerId=%s&kinds= | kinds | empty",
                "influencerId=%s&kinds=HELP&commitments=OPEN | commitments | not_with_kinds",
                "influencerId=%s&commitments=KEPT | commitments | unknown_value",
                "influencerId=%s&from=2026-01-01 | from | wrong_type",
                "influencerId=%s&sort=kind | sort | unknown_value",
                "influencerId=%s&limit=201 | limit | max",
                "influencerId=%s&type=HELP | type | unknown_parameter"
            })
    void what_cannot_be_read_is_refused(String query, String parameter, String code) {
        mina.get(TIMELINE + "?" + query.formatted(mina.influencer()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].parameter", equalTo(parameter), "violations[0].code", equalTo(code));
    }

    @Test
    void a_cursor_holds_for_its_own_question_only() {
        aMonth();
        String cursor = ofMina("&limit=2").path("page.next");
        for (String query :
                List.of("&sort=occurredAt", "&kinds=HELP", "&commitments=OPEN", "&from=2020-01-01T00:00:00Z")) {
            ofMina(query + "&cursor=" + cursor).then().statusCode(400).body("code", equalTo("invalid_cursor"));
        }
        mina.get(INTERACTIONS + "?cursor=" + cursor).then().statusCode(400);
        ofMina("&limit=2&cursor=" + cursor).then().statusCode(200);
    }

    @Test
    void another_agency_sees_nothing() {
        aMonth();
        Relationship stranger = Relationship.fresh();
        stranger.get(TIMELINE + "?influencerId=" + mina.influencer()).then().body("items", empty());
        stranger.get(TIMELINE + "?organizationId=" + mina.organization()).then().body("items", empty());
        String cursor = ofMina("&limit=2").path("page.next");
        stranger.get(TIMELINE + "?influencerId=" + mina.influencer() + "&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void research_told_in_any_order_ends_as_its_highest_version_says() {
        UUID id = Ids.next();
        UUID gone = Ids.next();
        ContactNews.research(mina.agency(), id, 3, mina.influencer(), "2026-05-03T00:00:00Z", 3);
        ContactNews.research(mina.agency(), id, 2, mina.influencer(), "2026-05-02T00:00:00Z", 2);
        ContactNews.research(mina.agency(), id, 3, mina.influencer(), "2026-05-03T00:00:00Z", 3);
        String end =
                "{\"id\":\"%s\",\"version\":2,\"deleted\":true,\"influencerId\":\"%s\",\"occurredAt\":\"%s\",\"value\":1}"
                        .formatted(gone, mina.influencer(), "2026-05-01T00:00:00Z");
        ContactNews.send(ContactNews.event(mina.agency(), "dev.rapport.contacts.research.v1", gone.toString(), end));
        ContactNews.research(mina.agency(), gone, 1, mina.influencer(), "2026-05-01T00:00:00Z", 1);
        Database.await("both", () -> Database.ask(
                        "SELECT version FROM research WHERE agency = '" + mina.agency() + "' ORDER BY 1")
                .equals(List.of("2", "3")));
        ofMina("")
                .then()
                .body(
                        "items.id",
                        contains(id.toString()),
                        "items[0].details.value",
                        is(3),
                        "items[0].corrected",
                        is(true));
    }

    @Test
    void links_lead_on() {
        aMonth();
        ofMina("&limit=2").then().header("Link", containsString("rel=\"next\""));
    }
}
