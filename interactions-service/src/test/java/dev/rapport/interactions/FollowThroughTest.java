package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Follow through, always: the report. */
@QuarkusTest
class FollowThroughTest {

    private static final String REPORT = "/v1/reports/follow-through";

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private static String promised(Relationship whom, LocalDate due, Object... more) {
        Map<String, Object> body = whom.body("dueOn", due.toString(), "occurredAt", due.minusDays(10) + "T12:00:00Z");
        body.putAll(map(more));
        String place = whom.editor().body(body).post(COMMITMENTS).header("Location");
        return place.replaceFirst("^https?://[^/]+", "");
    }

    private void ended(LocalDate due, String how, int daysAfter, Object... more) {
        mina.editor()
                .body(map("on", due.plusDays(daysAfter)))
                .post(promised(mina, due, more) + how)
                .then()
                .statusCode(200);
    }

    @Test
    void each_promise_counts_once_for_what_became_of_it() {
        LocalDate due = today.minusDays(20);
        ended(due, "/keep", -3);
        ended(due, "/keep", 0);
        ended(due, "/keep", 1);
        ended(due, "/keep", 2);
        ended(due, "/break", 0);
        ended(due, "/release", 0);
        promised(mina, due);
        promised(mina, today.minusDays(1));
        promised(mina, today);
        mina.delete(promised(mina, due), 1).then().statusCode(204);
        promised(mina, due, "by", "THEM");
        mina.get(REPORT)
                .then()
                .statusCode(200)
                .body("items.organizationId", contains(mina.organization().toString()))
                .body("items[0].kept", equalTo(3), "items[0].late", equalTo(1), "items[0].broken", equalTo(1))
                .body("items[0].released", equalTo(1), "items[0].overdue", equalTo(1), "items[0].open", equalTo(2))
                .body("items[0].rate", equalTo(0.5f), "items[0].influencerId", nullValue());
        mina.get(REPORT + "?by=THEM&groupBy=INFLUENCER")
                .then()
                .body("items.influencerId", contains(mina.influencer().toString()))
                .body("items[0].overdue", equalTo(1), "items[0].rate", equalTo(0f));
        mina.get(REPORT + "?from=" + today).then().body("items[0].open", equalTo(1), "items[0].rate", nullValue());
        mina.get(REPORT + "?to=" + due.minusDays(1)).then().body("items", empty());
        mina.get(REPORT + "?from=" + due + "&to=" + due).then().body("items[0].kept", equalTo(3));
    }

    @Test
    void by_person_is_by_who_sees_to_it() {
        promised(mina, today, "responsible", "Bea");
        promised(mina, today, "responsible", "Anna");
        promised(mina, today, "responsible", "Anna");
        mina.patch(promised(mina, today), 1, "responsible", null).then().statusCode(200);
        mina.get(REPORT + "?groupBy=PERSON")
                .then()
                .body("items.responsible", contains("Anna", "Bea"), "items.open", contains(2, 1));
        mina.get(REPORT + "?groupBy=PERSON&sort=-group").then().body("items.responsible", contains("Bea", "Anna"));
        String next = mina.get(REPORT + "?groupBy=PERSON&limit=1").path("page.next");
        mina.get(REPORT + "?groupBy=PERSON&limit=1&cursor=" + next)
                .then()
                .body("items.responsible", contains("Bea"), "page.next", nullValue());
    }

    @Test
    void it_is_paged_there_and_back() {
        List<String> all = Stream.generate(() -> Relationship.in(mina.agency()))
                .limit(5)
                .peek(one -> promised(one, today))
                .map(one -> one.organization().toString())
                .sorted()
                .toList();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        String back = null;
        do {
            var page = mina.get(REPORT + "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.path("items.organizationId"));
            back = page.path("page.prev");
            cursor = page.path("page.next");
        } while (cursor != null);
        assertEquals(all, seen);
        mina.get(REPORT + "?limit=2&cursor=" + back).then().body("items.organizationId", equalTo(all.subList(2, 4)));
        mina.get(REPORT + "?groupBy=INFLUENCER&limit=2&cursor=" + back)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void what_it_cannot_answer_it_refuses() {
        for (String query : List.of(
                "?from=2026-02-01&to=2026-01-01",
                "?from=2020-01-01&to=2026-01-01",
                "?from=yesterday",
                "?groupBy=NAME",
                "?groupBy=organization",
                "?by=ME",
                "?sort=kept",
                "?limit=201",
                "?month=1")) {
            mina.get(REPORT + query).then().statusCode(400).body("code", equalTo("invalid_request"));
        }
    }

    @Test
    void another_agency_counts_its_own_only() {
        promised(mina, today);
        Relationship.fresh().get(REPORT).then().statusCode(200).body("items", empty());
        String first = mina.get(REPORT + "?limit=1").path("page.next");
        assertNull(first);
    }
}
