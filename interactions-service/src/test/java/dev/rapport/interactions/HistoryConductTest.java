package dev.rapport.interactions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Imports.MBOX;
import static dev.rapport.interactions.Imports.await;
import static dev.rapport.interactions.Imports.counts;
import static dev.rapport.interactions.Imports.interactions;
import static dev.rapport.interactions.Imports.ndjson;
import static dev.rapport.interactions.Imports.refusals;
import static dev.rapport.interactions.Imports.send;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** There is no way round the guard of asks: not by a file, not by a mailbox, not by what was deleted. */
@QuarkusTest
class HistoryConductTest {

    private Relationship mina;
    private Relationship other;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
        other = new Relationship(
                mina.agency(), ContactNews.made(mina.agency(), ContactNews.ORGANIZATION), mina.influencer());
    }

    private static String hoursAgo(int hours) {
        return Instant.now()
                .minus(Duration.ofHours(hours))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String row(Relationship whose, String kind, String at) {
        return "{\"kind\":\"%s\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(kind, whose.organization(), whose.influencer(), at);
    }

    private void rule(Object... rules) {
        mina.admin()
                .header("If-Match", "\"0\"")
                .body(map(rules))
                .patch("/v1/ask-guard")
                .then()
                .statusCode(200);
    }

    @Test
    void a_history_asks_nobody_now_who_wants_to_be_left_alone() {
        mina.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", hoursAgo(100));
        String path = ndjson(
                mina,
                row(mina, "ASK", hoursAgo(50)),
                row(mina, "ASK", hoursAgo(2)),
                row(mina, "HELP", hoursAgo(2)),
                row(mina, "REPLY", hoursAgo(1)));
        counts(mina, path, "read", 4, "created", 3, "refused", 1);
        assertEquals(List.of("2 - do_not_contact"), refusals(mina, path));
        mina.get(path + "/refusals").then().body("items[0].message", containsString("wanted to be left alone since"));
    }

    @Test
    void what_was_refused_is_taken_when_nothing_speaks_against_it_any_more() {
        String optOut = mina.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", hoursAgo(100));
        String ask = row(mina, "ASK", hoursAgo(2));
        counts(mina, ndjson(mina, ask), "read", 1, "refused", 1);
        mina.delete(optOut, 1).then().statusCode(204);
        counts(mina, ndjson(mina, ask), "read", 1, "created", 1);
        mina.made(INTERACTIONS, "kind", "OPT_OUT");
        counts(mina, ndjson(mina, ask), "read", 1, "unchanged", 1);
    }

    @Test
    void the_rows_before_it_in_the_file_count_too() {
        rule("askedByAnother", "REFUSE", "touchAfterOptOut", "REFUSE");
        String path = ndjson(
                mina,
                row(mina, "ASK", hoursAgo(3)),
                row(other, "ASK", hoursAgo(2)),
                row(other, "ASK", hoursAgo(200)),
                row(mina, "OPT_OUT", hoursAgo(1)),
                row(other, "GIFT", hoursAgo(0)));
        counts(mina, path, "read", 5, "created", 3, "refused", 2);
        assertEquals(List.of("2 - asked_by_another", "5 - do_not_contact"), refusals(mina, path));
    }

    @Test
    void a_mail_of_now_that_the_guard_refuses_is_dropped_and_said_so() {
        rule("touchAfterOptOut", "REFUSE");
        UUID nora = ContactNews.known(mina.agency(), "email:nora@lake.example");
        Relationship with = new Relationship(mina.agency(), mina.organization(), nora);
        with.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", hoursAgo(100));
        StringBuilder box = new StringBuilder();
        for (int hours : new int[] {72, 2}) {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.parse(hoursAgo(hours)).atOffset(ZoneOffset.UTC));
            box.append("From x@y.example Mon Jan  5 10:00:00 2026\nFrom: press@agency.example\n")
                    .append("To: nora@lake.example\nDate: " + date + "\nMessage-ID: <" + hours + "@a>\n\n");
        }
        String path = Imports.ended(
                mina,
                send(mina, MBOX, box.toString(), "?organizationId=" + mina.organization() + "&ours=agency.example"));
        mina.editor().body("{}").post(path + "/accept").then().statusCode(202);
        await(mina, path, "DONE");
        assertEquals(
                List.of("OPT_OUT", "INTRODUCTION"),
                interactions(mina).stream().map(one -> one.get("kind")).toList());
        assertEquals(List.of("7 - do_not_contact"), refusals(mina, path));
    }

    private Response restored(String path) {
        return mina.editor().post(path + "/restore");
    }

    @Test
    void to_restore_an_ask_of_now_is_to_ask() {
        String now = mina.made(INTERACTIONS, "kind", "ASK");
        String past = mina.made(INTERACTIONS, "kind", "ASK", "occurredAt", hoursAgo(60));
        mina.delete(now, 1).then().statusCode(204);
        mina.delete(past, 1).then().statusCode(204);
        String optOut = mina.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", hoursAgo(100));
        restored(now).then().statusCode(409).body("code", equalTo("do_not_contact"));
        mina.get(now).then().statusCode(404);
        restored(past).then().statusCode(200).body("warnings.code", contains("DO_NOT_CONTACT"));
        mina.delete(optOut, 1).then().statusCode(204);
        restored(now).then().statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void to_reopen_an_ask_of_now_is_to_ask() {
        String ask = "/v1/asks/" + idOf(mina.made(INTERACTIONS, "kind", "ASK"));
        mina.editor()
                .body(Map.of("as", "WITHDRAWN"))
                .post(ask + "/close")
                .then()
                .statusCode(200);
        mina.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", hoursAgo(100));
        mina.editor()
                .post(ask + "/reopen?reason=By+mistake")
                .then()
                .statusCode(409)
                .body("code", equalTo("do_not_contact"));
        mina.get(ask).then().body("state", equalTo("WITHDRAWN"));
    }
}
