package dev.rapport.interactions;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Imports.MBOX;
import static dev.rapport.interactions.Imports.UPLOAD;
import static dev.rapport.interactions.Imports.await;
import static dev.rapport.interactions.Imports.counts;
import static dev.rapport.interactions.Imports.interactions;
import static dev.rapport.interactions.Imports.refusals;
import static dev.rapport.interactions.Imports.send;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A mailbox is read for who wrote to whom and when, and nothing of it counts before somebody has looked. */
@QuarkusTest
class MailboxTest {

    private static final String OURS = "&ours=agency.example,@agency.example";

    private Relationship agency;
    private UUID mina;
    private UUID nora;

    @BeforeEach
    void meet() {
        agency = Relationship.fresh();
        mina = ContactNews.known(agency.agency(), "email:mina@berg.example");
        nora = ContactNews.known(agency.agency(), "email:nora@lake.example");
        for (UUID one : List.of(mina, nora)) arrived(agency, one);
    }

    /** Makes sure that the news has come: a mailbox waits for nobody. */
    private static void arrived(Relationship agency, UUID influencer) {
        var with = new Relationship(agency.agency(), agency.organization(), influencer);
        with.delete(with.made(INTERACTIONS, "kind", "BENEFIT"), 1).then().statusCode(204);
    }

    private static byte[] awkward() {
        try (var file = MailboxTest.class.getResourceAsStream("/mailbox/awkward.mbox")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String read(byte[] file, String more) {
        return Imports.ended(
                agency, send(agency, MBOX, file, "?organizationId=" + agency.organization() + OURS + more));
    }

    private List<Map<String, Object>> proposals(String path, String query) {
        return agency.editor().get(path + "/proposals?limit=200" + query).path("items");
    }

    private static List<String> kinds(List<Map<String, Object>> mails) {
        return mails.stream()
                .map(one -> one.get("kind") + (one.containsKey("hours") ? " " + one.get("hours") : ""))
                .toList();
    }

    private void accept(String path, Object... body) {
        agency.editor().body(map(body)).post(path + "/accept").then().statusCode(202);
        await(agency, path, "REVIEW", "DONE");
    }

    @Test
    void mails_are_proposed_as_what_they_may_have_been() {
        String path = read(awkward(), "");
        agency.get(path).then().body("state", equalTo("REVIEW"));
        counts(agency, path, "read", 12, "created", 5, "duplicates", 1, "refused", 3);
        assertEquals(List.of("78 From no_sender", "84 Date no_date", "88 Date in_the_future"), refusals(agency, path));
        assertEquals(
                List.of("INTRODUCTION", "REPLY", "RESPONSE 3.0", "ENGAGEMENT"),
                kinds(proposals(path, "&influencerId=" + mina)));
        assertEquals(List.of("INTRODUCTION", "REPLY"), kinds(proposals(path, "&influencerId=" + nora)));
        assertEquals(2, proposals(path, "&kind=INTRODUCTION").size());
        agency.get(INTERACTIONS).then().body("items", empty());
        assertFalse(agency.editor().get(path + "/proposals").asString().contains("summary"));
    }

    @Test
    void what_is_accepted_counts_and_the_rest_waits() {
        String path = read(awkward(), "&subjects=true");
        accept(path, "influencerId", nora);
        agency.get(path).then().body("state", equalTo("REVIEW"));
        var found = interactions(agency);
        assertEquals(List.of("INTRODUCTION", "REPLY"), kinds(found));
        assertEquals("Who we are – and why", found.getFirst().get("summary"));
        assertEquals("email", found.getFirst().get("channel"));
        assertEquals(4, proposals(path, "").size());
        accept(path);
        agency.get(path).then().body("state", equalTo("DONE"));
        assertEquals(6, interactions(agency).size());
        assertEquals(List.of(), proposals(path, ""));
        agency.editor().get(path + "/strangers").then().body("items", empty());
        agency.editor().post(path + "/accept").then().statusCode(409).body("code", equalTo("not_in_review"));
    }

    @Test
    void a_mail_can_be_called_what_it_was_or_dropped() {
        String path = read(awkward(), "");
        var mails = proposals(path, "&influencerId=" + mina);
        String last = path + "/proposals/" + mails.getLast().get("id");
        agency.get(last).then().statusCode(403);
        agency.editor().get(last).then().statusCode(200).header("ETag", equalTo("\"1\""));
        agency.editor().body("{\"kind\":\"HELP\"}").patch(last).then().statusCode(428);
        agency.patch(last, 1, "kind", "RESPONSE").then().statusCode(400);
        agency.patch(last, 1, "kind", "PARTY").then().statusCode(400);
        agency.patch(last, 1, "kind", "HELP").then().statusCode(200).body("kind", equalTo("HELP"));
        agency.patch(last, 1, "kind", "ASK").then().statusCode(412);
        String first = path + "/proposals/" + mails.getFirst().get("id");
        agency.delete(first, 1).then().statusCode(204);
        agency.editor().get(first).then().statusCode(404);
        accept(path, "influencerId", mina);
        assertEquals(List.of("REPLY", "RESPONSE 3.0", "HELP"), kinds(interactions(agency)));
    }

    @Test
    void the_same_mailbox_twice_proposes_nothing_new_whatever_became_of_it() {
        String path = read(awkward(), "");
        counts(agency, read(awkward(), ""), "read", 12, "unchanged", 6, "refused", 3);
        agency.delete(path + "/proposals/" + proposals(path, "").getFirst().get("id"), 1);
        accept(path);
        String again = read(awkward(), "&subjects=true");
        counts(agency, again, "read", 12, "unchanged", 6, "refused", 3);
        assertEquals(List.of(), proposals(again, ""));
        assertEquals(5, interactions(agency).size());
    }

    @Test
    void an_answer_in_a_later_mailbox_finds_what_it_answers() {
        String begin = "From x@y.example Mon Jan  5 10:00:00 2026\n";
        accept(read(awkward(), ""));
        String later = begin + "From: mina@berg.example\nTo: press@agency.example\nDate: Fri, 6 Feb 2026 10:00:00 GMT\n"
                + "In-Reply-To: <hello@agency.example>\nMessage-ID: <q@b>\n\n" + begin
                + "From: press@agency.example\nTo: nora@lake.example\n"
                + "Date: Fri, 6 Feb 2026 11:30:00 GMT\nIn-Reply-To: <idea@lake.example>\nMessage-ID: <a@b>\n\n";
        assertEquals(List.of("REPLY", "RESPONSE 508.5"), kinds(proposals(read(later.getBytes(), ""), "")));
    }

    @Test
    void strangers_are_shown_to_the_sender_only() {
        String path = read(awkward(), "");
        agency.editor()
                .get(path + "/strangers")
                .then()
                .body("items", hasSize(1))
                .body("items[0].address", equalTo("someone@else.example"))
                .body("items[0].mails", equalTo(1));
        agency.get(path + "/strangers").then().statusCode(403);
        Relationship other = Relationship.fresh();
        for (String what : List.of(
                "",
                "/proposals",
                "/strangers",
                "/proposals/" + proposals(path, "").getFirst().get("id")))
            other.editor().get(path + what).then().statusCode(404);
        other.editor().post(path + "/accept").then().statusCode(404);
    }

    @Test
    void taking_it_back_leaves_nothing_and_the_mailbox_can_come_again() throws Exception {
        String path = read(awkward(), "&subjects=true");
        accept(path, "influencerId", mina);
        agency.editor().post(path + "/undo").then().statusCode(202);
        await(agency, path, "UNDONE");
        agency.get(path).then().body("undo.undone", equalTo(4));
        agency.get(INTERACTIONS).then().body("items", empty());
        try (var superuser = LocalStack.shared().superuser("interactions");
                var statement = superuser.createStatement()) {
            for (String table : List.of("import_mail", "import_stranger", "import_key", "import_chunk")) {
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM " + table + " WHERE agency = '" + agency.agency() + "'");
                rows.next();
                assertEquals(0, rows.getLong(1), table);
            }
        }
        assertEquals(6, proposals(read(awkward(), ""), "").size());
    }

    @Test
    void an_organization_or_an_influencer_that_is_not_there_is_not_found() {
        UUID nobody = UUID.randomUUID();
        send(agency, MBOX, awkward(), "?organizationId=" + nobody + OURS)
                .then()
                .statusCode(404)
                .body("violations[0].parameter", equalTo("organizationId"));
        agency.get(UPLOAD).then().body("items", empty());
        String path = read(awkward(), "");
        agency.editor()
                .body(map("influencerId", nobody.toString()))
                .post(path + "/accept")
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/influencerId"));
        agency.get(path).then().body("state", equalTo("REVIEW"));
    }

    @Test
    void what_it_needs_to_be_read_is_asked_for() {
        for (String query : List.of("", "?organizationId=" + agency.organization(), "?ours=a.example"))
            send(agency, MBOX, awkward(), query).then().statusCode(400).body("code", equalTo("invalid_request"));
        String whole = "?organizationId=" + agency.organization() + OURS;
        send(agency, MBOX, awkward(), whole + "&dryRun=true").then().statusCode(400);
        String path = Imports.ended(agency, send(agency, MBOX, "kind,occurredAt\n", whole));
        agency.get(path).then().body("failure.code", equalTo("not_mbox"));
    }
}
