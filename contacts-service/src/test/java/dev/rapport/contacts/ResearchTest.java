package dev.rapport.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ResearchTest {

    private Api api;
    private String mina;
    private String research;

    @BeforeEach
    void meet() {
        api = Api.ofANewAgency();
        mina = api.influencer("Mina");
        research = mina + "/research";
    }

    @Test
    void all_that_is_said_in_a_note_is_kept() {
        String path = api.made(
                research,
                "note",
                "Runs a book club",
                "topics",
                List.of("books"),
                "sourceUrl",
                "https://mina.example/books",
                "value",
                3,
                "occurredAt",
                "2020-02-29T10:00:00+02:00");
        api.get(path)
                .then()
                .body("influencerId", equalTo(Api.idOf(mina)))
                .body("topics", contains("books"))
                .body("value", equalTo(3))
                .body("occurredAt", equalTo("2020-02-29T08:00:00Z"));
    }

    @Test
    void what_is_not_dated_was_learnt_now_and_counts_one() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var note = api.post(research, "note", "Runs a book club");
        note.then().body("value", equalTo(1));
        Instant learnt = Instant.parse(note.path("occurredAt"));
        assertTrue(!learnt.isBefore(before) && !learnt.isAfter(Instant.now()), learnt + " is not now");
    }

    @Test
    void nothing_is_learnt_in_the_future() {
        String soon = Instant.now().plus(4, ChronoUnit.MINUTES).toString();
        String later = Instant.now().plus(6, ChronoUnit.MINUTES).toString();
        String path = api.made(research, "note", "Clocks differ", "occurredAt", soon);
        invalid(api.post(research, "note", "n", "occurredAt", later), "/occurredAt", "in_the_future");
        invalid(api.patch(path, 1, "occurredAt", later), "/occurredAt", "in_the_future");
        invalid(api.post(research, "note", "n", "occurredAt", "2026-03-31"), "/occurredAt", "wrong_type");
    }

    @Test
    void a_note_is_worth_one_to_three() {
        invalid(api.post(research, "note", "n", "value", 0), "/value", "min");
        invalid(api.post(research, "note", "n", "value", 4), "/value", "max");
        invalid(api.post(research, "note", "n", "value", 1.5), "/value", "wrong_type");
    }

    @Test
    void notes_are_listed_by_the_time_they_were_learnt() {
        for (String day : List.of("2024-05-01", "2022-05-01", "2023-05-01")) {
            api.made(research, "note", day, "occurredAt", day + "T00:00:00Z");
        }
        api.get(research).then().body("items.note", contains("2022-05-01", "2023-05-01", "2024-05-01"));
        api.get(research + "?sort=-occurredAt&limit=1").then().body("items.note", contains("2024-05-01"));
    }

    @Test
    void a_note_belongs_to_its_influencer() {
        String note = api.made(research, "note", "Runs a book club");
        String elsewhere = api.influencer("Nora") + "/research/" + Api.idOf(note);
        problem(api.get(elsewhere), 404, "not_found");
        problem(api.patch(elsewhere, 1, "value", 2), 404, "not_found");
        problem(api.delete(elsewhere, 1), 404, "not_found");
        api.get(api.influencer("Ola") + "/research").then().body("items", equalTo(List.of()));
        api.get(note).then().statusCode(200);
    }

    @Test
    void about_nobody_nothing_can_be_learnt() {
        problem(
                api.post(Api.INFLUENCERS + "/" + new java.util.UUID(0, 0) + "/research", "note", "n"),
                404,
                "not_found");
        assertEquals(List.of(), Rows.of(api).get("research_note"));
    }
}
