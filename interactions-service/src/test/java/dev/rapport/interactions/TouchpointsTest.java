package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.time.Ids;

import static dev.rapport.interactions.ContactNews.INFLUENCER;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.TOUCHPOINTS;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class TouchpointsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Relationship mina;

    @BeforeEach
    void meet_and_agree_on_a_pace() {
        mina = Relationship.fresh();
        pace(mina, 2, 14, 28, "");
    }

    private static void pace(Relationship who, long version, int target, int most, String more) {
        ContactNews.told(
                who.agency(),
                INFLUENCER,
                who.influencer(),
                version,
                "\"interests\":[],\"cadenceTargetDays\":%d,\"cadenceMaxDays\":%d%s".formatted(target, most, more));
        who.awaitCadence("target_days", target);
    }

    private static String daysAgo(int days) {
        return TODAY.minusDays(days) + "T10:00:00Z";
    }

    private String touch(String kind, int daysAgo, Object... more) {
        List<Object> all = new ArrayList<>(List.of("kind", kind, "occurredAt", daysAgo(daysAgo)));
        all.addAll(List.of(more));
        return mina.made(INTERACTIONS, all.toArray());
    }

    private Response list(String query) {
        return mina.get(TOUCHPOINTS + "?limit=200" + query);
    }

    private void last(Integer daysAgo, String kind) {
        Response answer = list("&influencerId=" + mina.influencer());
        answer.then()
                .statusCode(200)
                .body(
                        "items.size()",
                        is(1),
                        "items[0].lastTouchOn",
                        equalTo(
                                daysAgo == null
                                        ? null
                                        : TODAY.minusDays(daysAgo).toString()),
                        "items[0].lastTouchKind",
                        equalTo(kind),
                        "items[0].nextTouchOn",
                        equalTo(TODAY.minusDays(daysAgo == null ? 0 : daysAgo)
                                .plusDays(14)
                                .toString()));
    }

    @Test
    void the_next_touch_follows_the_last_one_of_any_kind_whatever_becomes_of_it() {
        last(null, null);
        String introduction = touch("INTRODUCTION", 40);
        last(40, "INTRODUCTION");
        String help = touch("HELP", 20);
        last(20, "HELP");
        touch("INBOUND", 60);
        last(20, "HELP");
        mina.patch(help, 1, "occurredAt", daysAgo(50)).then().statusCode(200);
        last(40, "INTRODUCTION");
        mina.patch(introduction, 1, "kind", "REPLY").then().statusCode(200);
        last(40, "REPLY");
        mina.delete(introduction, 2).then().statusCode(204);
        last(50, "HELP");
        mina.patch(help, 2, "kind", "ASK").then().statusCode(200);
        last(60, "INBOUND");
        String promise = mina.made(COMMITMENTS, "dueOn", TODAY.toString(), "occurredAt", daysAgo(9), "by", "THEM");
        last(60, "INBOUND");
        mina.editor().body(map("on", TODAY.minusDays(5))).post(promise + "/keep");
        last(5, "COMMITMENT_KEPT");
        mina.delete(promise, 2).then().statusCode(204);
        String yes = mina.made(AGREEMENTS, "giveShare", 0.5);
        last(60, "INBOUND");
        mina.patch(yes, 1, "acceptedOn", TODAY.minusDays(3)).then().statusCode(200);
        last(3, "AGREEMENT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENGAGEMENT",
                "ASK",
                "FOLLOW_UP",
                "GIFT",
                "WRONG_INFORMATION",
                "AMENDS",
                "BOUNDARY_CROSSED",
                "OPT_IN"
            })
    void what_is_no_meaningful_contact_breaks_no_silence(String kind) {
        touch("HELP", 20);
        touch(kind, 2);
        last(20, "HELP");
        if (kind.equals("GIFT")) {
            touch("GIFT", 2, "solicited", true);
            last(2, "GIFT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13, UPCOMING, upcoming, 0",
        "14, DUE, due, 0",
        "28, DUE, due, 0",
        "29, OVERDUE, due overdue, 1",
        "40, OVERDUE, due overdue, 12"
    })
    void time_alone_makes_it_due_and_overdue(int daysAgo, String status, String lists, long overdue) {
        touch("HELP", daysAgo);
        for (String list : List.of("upcoming", "due", "overdue", "quiet")) {
            Response answer = list("&status=" + list);
            boolean expected = List.of(lists.split(" ")).contains(list);
            answer.then().statusCode(200).body("items.size()", is(expected ? 1 : 0));
            if (expected) {
                answer.then()
                        .body(
                                "items[0].status",
                                equalTo(status),
                                "items[0].daysOverdue",
                                equalTo(overdue == 0 ? null : (int) overdue),
                                "items[0].latestOn",
                                equalTo(TODAY.minusDays(daysAgo).plusDays(28).toString()),
                                "items[0].cadence.scope",
                                equalTo("INFLUENCER"),
                                "items[0].cadence.maxDays",
                                is(28));
            }
        }
    }

    @Test
    void who_is_silent_for_more_than_eight_times_the_usual_gap_is_going_quiet() {
        for (int day : new int[] {60, 55, 54, 50}) touch("REPLY", day);
        list("&status=quiet")
                .then()
                .body(
                        "items[0].usualGapDays",
                        is(4.5f),
                        "items[0].quiet",
                        is(true),
                        "items[0].quietOn",
                        equalTo(TODAY.minusDays(50).plusDays(37).toString()));
        touch("INBOUND", 35);
        list("&status=quiet").then().body("items", empty());
        last(35, "INBOUND");
    }

    @Test
    void the_most_specific_rule_holds_and_of_several_alike_the_shortest() {
        Relationship noah = new Relationship(mina.agency(), mina.organization(), Ids.next());
        String swimmer = Fingerprint.of(mina.agency(), "Wild swimming");
        String writer = Fingerprint.of(mina.agency(), "writer");
        ContactNews.told(
                noah.agency(), INFLUENCER, noah.influencer(), 1, "\"tags\":[\"%s\",\"%s\"]".formatted(swimmer, writer));
        noah.made(INTERACTIONS, "kind", "HELP", "occurredAt", daysAgo(3));
        holds(noah, null, null);
        String everybody = noah.cadence("targetDays", 90, "maxDays", 180);
        holds(noah, "AGENCY", 90);
        String swimmers = noah.cadence("tag", "wild-SWIMMING", "targetDays", 60, "maxDays", 70);
        holds(noah, "TAG", 60);
        noah.cadence("tag", "writer", "targetDays", 50, "maxDays", 300);
        holds(noah, "TAG", 50);
        String organization = noah.cadence("organizationId", noah.organization(), "targetDays", 80, "maxDays", 81);
        holds(noah, "ORGANIZATION", 80);
        noah.get(TOUCHPOINTS + "?organizationId=" + noah.organization())
                .then()
                .body(
                        "items.find { it.influencerId == '" + noah.influencer() + "' }.cadence.targetDays",
                        is(80),
                        "items.find { it.influencerId == '" + noah.influencer() + "' }.organizationId",
                        equalTo(noah.organization().toString()));
        pace(noah, 2, 7, 9, "");
        holds(noah, "INFLUENCER", 7);
        ContactNews.told(noah.agency(), INFLUENCER, noah.influencer(), 3, "\"tags\":[\"" + swimmer + "\"]");
        holds(noah, "ORGANIZATION", 80);
        noah.admin().header("If-Match", "\"1\"").delete(organization).then().statusCode(204);
        holds(noah, "TAG", 60);
        noah.admin()
                .header("If-Match", "\"1\"")
                .body(map("targetDays", 61))
                .patch(swimmers)
                .then()
                .statusCode(200);
        holds(noah, "TAG", 61);
        ContactNews.told(noah.agency(), INFLUENCER, noah.influencer(), 4, "\"tags\":[]");
        holds(noah, "AGENCY", 90);
        noah.admin().header("If-Match", "\"1\"").delete(everybody).then().statusCode(204);
        holds(noah, null, null);
    }

    /** Sooner or later, since rules are followed in the background. */
    private static void holds(Relationship who, String scope, Integer target) {
        String row = "SELECT concat_ws(' ', cadence_scope, target_days, next_touch_on) FROM touchpoint WHERE agency = '"
                + who.agency() + "' AND influencer_id = '" + who.influencer() + "' AND organization_id = '"
                + new UUID(0, 0) + "'";
        String expected = scope == null
                ? ""
                : scope + " " + target + " " + TODAY.minusDays(3).plusDays(target);
        Database.await(expected, () -> Database.ask(row).equals(List.of(expected)));
    }

    @Test
    void whom_nobody_was_in_touch_with_counts_from_the_day_they_were_added() {
        last(null, null);
        list("&status=upcoming").then().body("items[0].status", equalTo("UPCOMING"), "items[0].quietOn", nullValue());
        list("&organizationId=" + mina.organization()).then().body("items", empty());
    }

    @Test
    void the_archived_and_the_deleted_are_left_out() {
        touch("HELP", 40);
        pace(mina, 3, 15, 28, ",\"archived\":true");
        listed(false);
        pace(mina, 4, 14, 28, "");
        listed(true);
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 5, true);
        listed(false);
    }

    private void listed(boolean expected) {
        int size = expected ? 1 : 0;
        for (String query : List.of("", "&status=due", "&organizationId=" + mina.organization())) {
            Database.await(
                    query + " " + expected,
                    () -> list(query).<List<?>>path("items").size() == size);
        }
    }

    @Test
    void who_wants_to_be_left_alone_is() {
        touch("HELP", 40);
        listed(true);
        UUID word = ContactNews.optOut(
                mina.agency(), mina.influencer(), TODAY.minusDays(9).toString());
        listed(false);
        touch("REPLY", 35);
        listed(false);
        String again = touch("OPT_IN", 5);
        listed(true);
        mina.delete(again, 1).then().statusCode(204);
        listed(false);
        String date = TODAY.minusDays(9).toString();
        String gone =
                "{\"id\":\"%s\",\"version\":2,\"deleted\":true,\"influencerId\":\"%s\",\"permission\":\"OPT_OUT\",\"on\":\"%s\"}"
                        .formatted(word, mina.influencer(), date);
        ContactNews.send(
                ContactNews.event(mina.agency(), "dev.rapport.contacts.contact-permission.v1", word.toString(), gone));
        listed(true);
        touch("OPT_OUT", 1);
        listed(false);
    }

    @Test
    void an_organization_that_is_put_aside_has_no_turn() {
        touch("HELP", 40);
        listed(true);
        ContactNews.told(mina.agency(), ContactNews.ORGANIZATION, mina.organization(), 2, "\"archived\":true");
        Database.await("its list to be empty", () -> list("&organizationId=" + mina.organization())
                .<List<?>>path("items")
                .isEmpty());
        list("").then().body("items.size()", is(1));
    }

    @Test
    void pages_are_sorted_by_their_day_and_cut_before_one() {
        List<UUID> influencers = new ArrayList<>(List.of(mina.influencer()));
        touch("HELP", 100);
        for (int i = 1; i < 5; i++) {
            var next = new Relationship(mina.agency(), mina.organization(), Ids.next());
            pace(next, 1, 14, 28, "");
            next.made(INTERACTIONS, "kind", "HELP", "occurredAt", daysAgo(100 - 10 * i));
            influencers.add(next.influencer());
        }
        List<String> expected = influencers.stream().map(UUID::toString).toList();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page =
                    mina.get(TOUCHPOINTS + "?status=overdue&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.path("items.influencerId"));
            cursor = page.path("page.next");
        } while (cursor != null);
        assertEquals(expected, seen);
        list("&status=due&sort=-nextTouchOn&before=" + TODAY.minusDays(70))
                .then()
                .body("items.influencerId", contains(expected.get(1), expected.get(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "status=DUE, status, unknown_value",
        "status=late, status, unknown_value",
        "status=overdue&sort=nextTouchOn, sort, unknown_value",
        "sort=lastTouchOn, sort, unknown_value",
        "before=tomorrow, before, wrong_type",
        "organizationId=7, organizationId, wrong_type",
        "limit=0, limit, min",
        "tag=x, tag, unknown_parameter"
    })
    void what_cannot_be_read_is_refused(String query, String parameter, String code) {
        mina.get(TOUCHPOINTS + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].parameter", equalTo(parameter), "violations[0].code", equalTo(code));
    }

    @Test
    void another_agency_sees_nothing() {
        touch("HELP", 40);
        Relationship stranger = Relationship.fresh();
        stranger.get(TOUCHPOINTS).then().body("items", empty());
        stranger.get(TOUCHPOINTS + "?organizationId=" + mina.organization())
                .then()
                .body("items", empty());
        stranger.get(TOUCHPOINTS + "?influencerId=" + mina.influencer()).then().body("items", empty());
    }

    @Test
    void a_deed_that_is_given_to_another_leaves_the_one_it_was_with() {
        String help = touch("HELP", 20);
        last(20, "HELP");
        UUID noah = ContactNews.made(mina.agency(), INFLUENCER);
        Database.await("Noah", () -> !Database.ask("SELECT 1 FROM known_contact WHERE id = '" + noah + "'")
                .isEmpty());
        mina.patch(help, 1, "influencerId", noah).then().statusCode(200);
        last(null, null);
        assertEquals(
                List.of("2"), Database.ask("SELECT count(*) FROM touchpoint WHERE influencer_id = '" + noah + "'"));
    }
}
