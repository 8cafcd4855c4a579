package dev.rapport.interactions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.Tokens;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class AskGuardTest {

    private static final String GUARD = "/v1/ask-guard";

    private Relationship mina;
    private Relationship other;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
        other = ofAnotherOrganization();
    }

    private Relationship ofAnotherOrganization() {
        return new Relationship(
                mina.agency(), ContactNews.made(mina.agency(), ContactNews.ORGANIZATION), mina.influencer());
    }

    private Response rule(long version, Object... rules) {
        return given().auth()
                .oauth2(Tokens.admin(mina.agency()))
                .contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(map(rules))
                .patch(GUARD);
    }

    private static String daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).toString();
    }

    private void toldByContacts(UUID id, int version, boolean deleted, String permission, LocalDate on) {
        String data =
                "{\"id\":\"%s\",\"version\":%d,\"deleted\":%b,\"influencerId\":\"%s\",\"permission\":\"%s\",\"on\":\"%s\"}"
                        .formatted(id, version, deleted, mina.influencer(), permission, on);
        ContactNews.send(
                ContactNews.event(mina.agency(), "dev.rapport.contacts.contact-permission.v1", id.toString(), data));
        // Of the same partition or not: this one has arrived only when all before it on its own have.
        ofAnotherOrganization().made(INTERACTIONS, "kind", "INBOUND");
    }

    @Test
    void without_rules_of_its_own_an_agency_is_warned() {
        mina.get(GUARD)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("askedByAnother", equalTo("WARN"), "days", is(28), "askAfterOptOut", equalTo("REFUSE"));
        mina.made(INTERACTIONS, "kind", "ASK");
        mina.post(INTERACTIONS, "kind", "ASK").then().statusCode(201).body("warnings", nullValue());
        other.post(INTERACTIONS, "kind", "FOLLOW_UP").then().body("warnings", nullValue());
        other.post(INTERACTIONS, "kind", "ASK")
                .then()
                .statusCode(201)
                .body("warnings.code", contains("ASKED_BY_ANOTHER"), "warnings[0].suggestion", nullValue());
    }

    @Test
    void the_rules_are_an_admins_and_have_limits() {
        rule(0, "askedByAnother", "REFUSE", "days", 10).then().statusCode(200).body("version", is(1));
        rule(0, "days", 11).then().statusCode(412);
        rule(1, "days", 12).then().statusCode(200).body("askedByAnother", equalTo("REFUSE"), "days", is(12));
        rule(2, "days", null).then().statusCode(200).body("days", is(28));
        violation(rule(3, "days", 0), "/days", "min");
        violation(rule(3, "days", 366), "/days", "max");
        rule(3, "askedByAnother", "SHOUT").then().statusCode(400);
        mina.editor()
                .header("If-Match", "\"3\"")
                .body("{\"days\":3}")
                .patch(GUARD)
                .then()
                .statusCode(403);
        mina.get(GUARD).then().body("version", is(3), "days", is(28));
        Relationship.fresh().get(GUARD).then().body("version", is(0), "askedByAnother", equalTo("WARN"));
    }

    @Test
    void what_another_organization_asked_lately_can_be_refused() {
        rule(0, "askedByAnother", "REFUSE", "days", 10).then().statusCode(200);
        mina.made(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(9));
        other.post(INTERACTIONS, "kind", "ASK").then().statusCode(409).body("code", equalTo("asked_by_another"));
        mina.get(INTERACTIONS).then().body("items", hasSize(1));
        // To write down the past is not to ask.
        other.post(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(8))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("ASKED_BY_ANOTHER"));
        other.post(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(40))
                .then()
                .statusCode(201)
                .body("warnings", nullValue());
        mina.made(INTERACTIONS, "kind", "HELP");
        Relationship jonas = Relationship.in(mina.agency());
        jonas.made(INTERACTIONS, "kind", "ASK");
    }

    @Test
    void there_is_no_way_round_by_a_correction() {
        rule(0, "askedByAnother", "REFUSE").then().statusCode(200);
        mina.made(INTERACTIONS, "kind", "ASK");
        String help = other.made(INTERACTIONS, "kind", "HELP");
        other.patch(help, 1, "kind", "ASK").then().statusCode(409);
        String past = other.made(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(90));
        other.patch(past, 1, "occurredAt", Instant.now().toString()).then().statusCode(409);
        other.get(help).then().body("version", is(1), "kind", equalTo("HELP"));
        other.get(past).then().body("version", is(1));
        other.patch(past, 1, "size", 4).then().statusCode(200);
    }

    @Test
    void of_many_organizations_that_ask_at_once_one_does() throws Exception {
        rule(0, "askedByAnother", "REFUSE").then().statusCode(200);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Relationship one = ofAnotherOrganization();
            one.made(INTERACTIONS, "kind", "INBOUND");
            calls.add(() -> one.post(INTERACTIONS, "kind", "ASK").statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) statuses.add(answer.get());
        }
        statuses.sort(null);
        assertEquals(List.of(201, 409, 409, 409, 409, 409), statuses);
    }

    @Test
    void who_wants_to_be_left_alone_is_not_asked() {
        String optOut = mina.made(INTERACTIONS, "kind", "OPT_OUT", "occurredAt", daysAgo(5));
        other.post(INTERACTIONS, "kind", "ASK").then().statusCode(409).body("code", equalTo("do_not_contact"));
        other.post(INTERACTIONS, "kind", "HELP")
                .then()
                .statusCode(201)
                .body("warnings.code", contains("DO_NOT_CONTACT"))
                .body("warnings[0].suggestion.kind", equalTo("BOUNDARY_CROSSED"));
        other.post(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(6)).then().body("warnings", nullValue());
        other.post(INTERACTIONS, "kind", "ASK", "occurredAt", daysAgo(3))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("DO_NOT_CONTACT"));
        rule(0, "askAfterOptOut", "WARN", "touchAfterOptOut", "REFUSE").then().statusCode(200);
        other.post(INTERACTIONS, "kind", "GIFT").then().statusCode(409);
        other.post(INTERACTIONS, "kind", "ASK").then().statusCode(201);
        mina.delete(optOut, 1).then().statusCode(204);
        other.post(INTERACTIONS, "kind", "GIFT").then().statusCode(201).body("warnings", nullValue());
    }

    @Test
    void what_contacts_told_counts_in_any_order_and_the_last_word_does() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID out = Ids.next();
        toldByContacts(out, 2, false, "OPT_OUT", today.minusDays(3));
        toldByContacts(out, 1, true, "OPT_OUT", today.minusDays(9));
        eventually(409);
        mina.made(INTERACTIONS, "kind", "OPT_IN", "occurredAt", daysAgo(1));
        eventually(201);
        toldByContacts(Ids.next(), 1, false, "OPT_OUT", today);
        eventually(409);
        UUID in = Ids.next();
        toldByContacts(in, 1, false, "OPT_IN", today);
        eventually(201);
        toldByContacts(in, 2, true, "OPT_IN", today);
        eventually(409);
    }

    /** Topics are read a moment later. */
    private void eventually(int status) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        int now = 0;
        while (System.nanoTime() < deadline) {
            Response asked = mina.post(INTERACTIONS, "kind", "ASK");
            now = asked.statusCode();
            if (now == status) return;
            if (now == 201) mina.delete(INTERACTIONS + "/" + idOf(asked.header("Location")), 1);
        }
        assertEquals(status, now);
    }

    @Test
    void a_foreign_agency_weighs_nothing() {
        rule(0, "askedByAnother", "REFUSE").then().statusCode(200);
        Relationship stranger = Relationship.fresh();
        stranger.made(INTERACTIONS, "kind", "ASK");
        mina.post(INTERACTIONS, "kind", "ASK").then().statusCode(201);
        stranger.get(GUARD).then().body("askedByAnother", equalTo("WARN"));
        stranger.get("/v1/asks?influencerId=" + mina.influencer()).then().body("items", empty());
    }
}
