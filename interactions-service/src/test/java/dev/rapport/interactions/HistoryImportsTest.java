package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.outbox.Pseudonym;
import dev.rapport.local.Tokens;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Imports.CSV;
import static dev.rapport.interactions.Imports.NDJSON;
import static dev.rapport.interactions.Imports.UPLOAD;
import static dev.rapport.interactions.Imports.await;
import static dev.rapport.interactions.Imports.counts;
import static dev.rapport.interactions.Imports.csv;
import static dev.rapport.interactions.Imports.interactions;
import static dev.rapport.interactions.Imports.ndjson;
import static dev.rapport.interactions.Imports.refusals;
import static dev.rapport.interactions.Imports.send;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Histories of years come in as files: by the rules of single requests, once each, and undoable. */
@QuarkusTest
class HistoryImportsTest {

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private String row(String kind, String at, String more) {
        return "{\"kind\":\"%s\",\"organizationId\":\"%s\",\"influencerId\":\"%s\"%s%s}"
                .formatted(
                        kind,
                        mina.organization(),
                        mina.influencer(),
                        at == null ? "" : ",\"occurredAt\":\"" + at + "\"",
                        more.isEmpty() ? "" : "," + more);
    }

    @Test
    void each_line_is_what_could_be_sent_alone() throws Exception {
        String path = ndjson(
                mina,
                row("INTRODUCTION", "2021-05-01T10:00:00Z", "\"channel\":\"email\""),
                row("HELP", "2021-06-01T10:00:00Z", "\"value\":3,\"outcome\":\"USED\",\"externalId\":\"h1\""),
                row(
                        "COMMITMENT",
                        "2021-06-02T10:00:00Z",
                        "\"dueOn\":\"2021-07-01\",\"status\":\"KEPT\",\"closedOn\":\"2021-06-30\""),
                row("COMMITMENT", "2021-06-02T10:00:00Z", "\"dueOn\":\"2030-07-01\",\"importance\":3"),
                row(
                        "AGREEMENT",
                        null,
                        "\"giveShare\":0.6,\"channels\":[\"email\"],\"acceptedOn\":\"2021-08-01\",\"boundaries\":{\"noGifts\":true}"));
        counts(mina, path, "read", 5, "created", 5);
        var found = interactions(mina);
        assertEquals(
                List.of("INTRODUCTION", "HELP"),
                found.stream().map(one -> one.get("kind")).toList());
        assertEquals(3, found.getLast().get("value"));
        mina.get(COMMITMENTS)
                .then()
                .body("items.status", equalTo(List.of("KEPT", "OPEN")))
                .body("items[0].closedOn", equalTo("2021-06-30"))
                .body("items[1].importance", equalTo(3));
        mina.get(AGREEMENTS)
                .then()
                .body("items[0].giveShare", equalTo(0.6f))
                .body("items[0].channels[0]", equalTo("email"))
                .body("items[0].boundaries.noGifts", equalTo(true));
        var told = new Topic("interactions")
                .about(found.getLast().get("id").toString(), 1)
                .getFirst();
        assertEquals("USED", Topic.data(told).get("outcome").asText());
    }

    @Test
    void rows_about_a_merged_one_are_written_as_single_requests_are_and_come_but_once() throws Exception {
        String help = row("HELP", "2021-06-01T10:00:00Z", "");
        String keyed = row("BENEFIT", "2021-06-02T10:00:00Z", "\"externalId\":\"b1\"");
        ndjson(mina, help, keyed);
        UUID survivor = ContactNews.made(mina.agency(), ContactNews.INFLUENCER);
        new Relationship(mina.agency(), mina.organization(), survivor).made(INTERACTIONS, "kind", "BENEFIT");
        ContactNews.merged(mina.agency(), mina.influencer(), 2, survivor);
        ContactFeedTest.awaitVersion(mina, 2);
        counts(mina, ndjson(mina, help, keyed), "read", 2, "unchanged", 2);
        String former = mina.influencer().toString();
        counts(
                mina,
                ndjson(mina, help.replace(former, survivor.toString()), keyed.replace(former, survivor.toString())),
                "read",
                2,
                "unchanged",
                2);
        counts(mina, ndjson(mina, row("INBOUND", "2020-06-01T10:00:00Z", "")), "read", 1, "created", 1);
        var made = interactions(mina).getFirst();
        assertEquals(survivor.toString(), made.get("influencerId"));
        assertEquals(former, made.get("formerInfluencerId"));
    }

    @Test
    void an_import_is_in_the_audit_log_and_its_rows_are_not() {
        String path = ndjson(mina, row("HELP", "2021-06-01T10:00:00Z", ""), row("HELP", "2021-07-01T10:00:00Z", ""));
        var admin = given().auth().oauth2(Tokens.admin(mina.agency()));
        admin.get("/v1/audit/interactions?thing=" + idOf(path))
                .then()
                .body("items.action", equalTo(List.of("DONE", "CREATED")))
                .body("items.caller", equalTo(List.of("editor@" + mina.agency(), "editor@" + mina.agency())))
                .body("items[0].counts.created", equalTo(2));
        admin.get("/v1/audit/interactions?kind=interaction").then().body("items", empty());
    }

    @Test
    void the_same_file_twice_changes_nothing_even_where_something_was_corrected_or_deleted_since() {
        String[] file = {
            row("HELP", "2021-06-01T10:00:00Z", "\"externalId\":\"h1\""),
            row("ASK", "2021-06-02T10:00:00Z", "\"size\":2"),
            row("COMMITMENT", "2021-06-02T10:00:00Z", "\"dueOn\":\"2021-07-01\",\"externalId\":\"c1\""),
            row("AGREEMENT", null, "\"giveShare\":0.6")
        };
        counts(mina, ndjson(mina, file), "read", 4, "created", 4);
        counts(mina, ndjson(mina, file), "read", 4, "unchanged", 4);
        var before = interactions(mina);
        mina.patch(INTERACTIONS + "/" + before.getFirst().get("id"), 1, "value", 2)
                .then()
                .statusCode(200);
        mina.delete(INTERACTIONS + "/" + before.getLast().get("id"), 1).then().statusCode(204);
        counts(mina, ndjson(mina, file), "read", 4, "unchanged", 4);
        assertEquals(1, interactions(mina).size());
        assertEquals(2, interactions(mina).getFirst().get("value"));
    }

    @Test
    void an_external_id_that_came_before_and_says_something_else_is_refused() {
        ndjson(mina, row("HELP", "2021-06-01T10:00:00Z", "\"externalId\":\"h1\""));
        String path = ndjson(mina, row("HELP", "2021-06-01T10:00:00Z", "\"externalId\":\"h1\",\"value\":3"));
        counts(mina, path, "read", 1, "refused", 1);
        assertEquals(List.of("1 /externalId already_exists"), refusals(mina, path));
        assertEquals(1, interactions(mina).getFirst().get("value"));
    }

    @Test
    void what_was_sent_alone_and_says_the_same_is_known() {
        mina.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2021-06-01T10:00:00Z", "externalId", "h1");
        String same = row("HELP", "2021-06-01T10:00:00Z", "\"externalId\":\"h1\"");
        counts(mina, ndjson(mina, same), "read", 1, "unchanged", 1);
        assertEquals(1, interactions(mina).size());
    }

    @Test
    void the_same_row_twice_in_a_file_is_one() {
        String row = row("GIFT", "2021-06-01T10:00:00Z", "");
        String path = ndjson(mina, row, "", row);
        counts(mina, path, "read", 2, "created", 1, "duplicates", 1);
        assertEquals(List.of("3 - duplicate_in_file"), refusals(mina, path));
    }

    @Test
    void a_spreadsheet_says_it_in_columns() {
        String path = csv(
                mina,
                "Kind;When;Influencer id;Value;Relevance;Solicited;Notes;What\n"
                        + "help;2021-06-01;%1$s;3;0.5;;\"a; b\";x\n".formatted(mina.influencer())
                        + "gift;2021-06-02T10:00:00Z;%1$s;;;true;;\n".formatted(mina.influencer())
                        + "help;yesterday;%1$s;many;;;;\n".formatted(mina.influencer()),
                "?organizationId=" + mina.organization());
        counts(mina, path, "read", 3, "created", 2, "refused", 1);
        mina.get(path).then().body("columns[1].field", equalTo("occurredAt")).body("columns[7].field", equalTo(null));
        assertEquals(List.of("4 Value wrong_type"), refusals(mina, path));
        var found = interactions(mina);
        assertEquals("a; b", found.getFirst().get("summary"));
        assertEquals(true, found.getLast().get("solicited"));
    }

    @Test
    void a_spreadsheet_may_be_written_as_people_write() {
        SettingsTest.change(mina.agency(), 0, "timeZone", "Europe/Berlin")
                .then()
                .statusCode(200);
        String path = csv(
                mina,
                "Kind;When;Influencer id;Relevance;Solicited;Due on\n"
                        + "help;2024-03-12 10:00;%1$s;0,5;;\n".formatted(mina.influencer())
                        + "gift;13.03.2024;%1$s;;yes;\n".formatted(mina.influencer())
                        + "gift;14.07.2024 9:30;%1$s;;0;\n".formatted(mina.influencer())
                        + "commitment;15.07.2024;%1$s;;;1.8.2030\n".formatted(mina.influencer())
                        + "gift;03/12/2024;%1$s;;;\n".formatted(mina.influencer())
                        + "gift;31.02.2024;%1$s;;;\n".formatted(mina.influencer()),
                "?organizationId=" + mina.organization());
        counts(mina, path, "read", 6, "created", 4, "refused", 2);
        var refused = refusals(mina, path);
        assertEquals("6 When ambiguous", refused.getFirst());
        assertTrue(refused.getLast().startsWith("7 When "), refused.getLast());
        var found = interactions(mina);
        assertEquals(
                List.of("2024-03-12T09:00:00Z", "2024-03-13T00:00:00Z", "2024-07-14T07:30:00Z"),
                found.stream().map(one -> one.get("occurredAt")).toList());
        assertEquals(0.5f, found.getFirst().get("relevance"));
        assertEquals(
                List.of(true, false),
                List.of(found.get(1).get("solicited"), found.get(2).get("solicited")));
        mina.get(COMMITMENTS).then().body("items[0].dueOn", equalTo("2030-08-01"));
    }

    @Test
    void headings_can_be_said_to_stand_for_something() {
        String file = "Art,Wann,Wer\nHELP,2021-06-01,%s\n".formatted(mina.influencer());
        String query = "?organizationId=" + mina.organization() + "&columns=Art:kind,Wann:occurredAt,Wer:influencerId";
        counts(mina, csv(mina, file, query), "read", 1, "created", 1);
        mina.get(csv(mina, file, "?columns=Art:art")).then().body("failure.code", equalTo("unknown_property"));
        mina.get(csv(mina, "x,y\n1,2\n", "")).then().body("failure.code", equalTo("no_known_column"));
    }

    @Test
    void influencers_can_be_named_by_what_contacts_know_them_by() {
        UUID nora = ContactNews.known(
                mina.agency(), "email:nora@lake.example", "externalId:crm-7", "channel:instagram/nora");
        ContactNews.known(mina.agency(), "email:office@stars.example");
        UUID last = ContactNews.known(mina.agency(), "email:office@stars.example");
        new Relationship(mina.agency(), mina.organization(), last).made(INTERACTIONS, "kind", "INBOUND");
        String file = "kind,occurredAt,influencerEmail,influencerExternalId,influencerAccount\n"
                + "HELP,2021-06-01,Nora@Lake.example,,\nHELP,2021-06-02,,crm-7,\nHELP,2021-06-03,,,Instagram/@Nora\n"
                + "HELP,2021-06-04,nobody@x.example,,\nHELP,2021-06-05,office@stars.example,,\nHELP,2021-06-06,,,nora\n"
                + "HELP,2021-06-07,,,\nHELP,2021-06-08,nora@lake.example,crm-7,\n";
        String path = csv(mina, file, "?organizationId=" + mina.organization());
        counts(mina, path, "read", 8, "created", 3, "refused", 5);
        assertEquals(
                List.of(
                        "5 influencerEmail unknown_reference",
                        "6 influencerEmail ambiguous",
                        "7 influencerAccount malformed",
                        "8 /influencerId required",
                        "9 influencerEmail not_applicable"),
                refusals(mina, path).stream()
                        .map(one -> one.replace("8 influencerId", "8 /influencerId"))
                        .toList());
        mina.get(INTERACTIONS + "?influencerId=" + nora + "&kind=HELP").then().body("items", hasSize(3));
    }

    @Test
    void who_was_merged_is_still_found_by_the_key_they_had() {
        UUID nora = ContactNews.known(mina.agency(), "externalId:crm-7");
        UUID twin = ContactNews.known(mina.agency(), "externalId:crm-8");
        String keys = Pseudonym.of(mina.agency(), Stream.of("externalId:crm-8")).getFirst();
        ContactNews.told(
                mina.agency(),
                "influencer",
                twin,
                2,
                "\"interests\":[],\"keys\":[\"%s\"],\"mergedInto\":\"%s\"".formatted(keys, nora));
        String file = "kind,occurredAt,influencerExternalId\nHELP,2021-06-01,crm-7\nHELP,2021-06-02,crm-8\n";
        counts(mina, csv(mina, file, "?organizationId=" + mina.organization()), "read", 2, "created", 2);
        mina.get(INTERACTIONS + "?influencerId=" + nora).then().body("items", hasSize(2));
    }

    @Test
    void bad_rows_are_refused_with_line_column_and_code_and_never_a_word_of_theirs() {
        Relationship foreign = Relationship.fresh();
        String secret = "Marker";
        String path = ndjson(
                mina,
                row("HELP", "2021-06-01T10:00:00Z", "\"size\":2,\"summary\":\"" + secret + "\""),
                row(secret, "2021-06-01T10:00:00Z", ""),
                row("HELP", null, ""),
                row("HELP", "2999-06-01T10:00:00Z", ""),
                "{\"kind\":\"HELP\"," + secret,
                "[1]",
                "null",
                row("HELP", "2021-06-01T10:00:00Z", "\"colour\":\"" + secret + "\""),
                row("COMMITMENT", "2021-06-02T10:00:00Z", "\"dueOn\":\"2021-07-01\",\"status\":\"KEPT\""),
                row("COMMITMENT", "2021-06-02T10:00:00Z", "\"dueOn\":\"2021-06-01\""),
                row("AGREEMENT", null, "\"giveShare\":2"),
                row("RESPONSE", "2021-06-02T10:00:00Z", ""),
                row("REPLY", "2021-06-02T10:00:00Z", "\"inReplyTo\":\"" + UUID.randomUUID() + "\""),
                row("HELP", "2021-06-02T10:00:00Z", "")
                        .replace(
                                mina.influencer().toString(),
                                foreign.influencer().toString()),
                row("HELP", "2021-06-02T10:00:00Z", "")
                        .replace(
                                mina.organization().toString(),
                                foreign.organization().toString()),
                row("HELP", "2021-06-02T10:00:00Z", ""));
        counts(mina, path, "read", 16, "created", 1, "refused", 15);
        List<String> found = refusals(mina, path);
        assertEquals(
                List.of(
                        "1 /size not_applicable",
                        "2 /kind unknown_value",
                        "3 /occurredAt required",
                        "4 /occurredAt in_the_future",
                        "5 - malformed_json"),
                found.subList(0, 5));
        for (String one : List.of(
                "9 /closedOn required",
                "10 /dueOn before_it_was_made",
                "12 /hours required",
                "13 /inReplyTo unknown_reference",
                "14 /influencerId unknown_reference",
                "15 /organizationId unknown_reference")) assertTrue(found.contains(one), one + " in " + found);
        assertTrue(found.stream().anyMatch(one -> one.startsWith("11 /giveShare")), found.toString());
        assertFalse(mina.get(path + "/refusals").asString().contains(secret));
        String file = mina.get(path + "/refusals.csv").asString();
        assertTrue(file.startsWith("\uFEFFline,column,code,message\r\n1,/size,not_applicable,"), file);
        assertFalse(file.contains(secret));
    }

    @Test
    void a_dry_run_says_what_would_become_of_the_rows() {
        String row = row("GIFT", "2021-06-01T10:00:00Z", "");
        String file = row + "\n" + row + "\n" + row("GIFT", null, "");
        String path = Imports.ended(mina, send(mina, NDJSON, file, "?dryRun=true"));
        counts(mina, path, "read", 3, "created", 1, "duplicates", 1, "refused", 1);
        mina.get(INTERACTIONS).then().body("items", empty());
        counts(mina, ndjson(mina, row), "read", 1, "created", 1);
        mina.editor().post(path + "/undo").then().statusCode(409).body("code", equalTo("import_not_undoable"));
    }

    @Test
    void an_import_can_be_taken_back_but_not_what_was_built_on_it() throws Exception {
        String[] file = {
            row("HELP", "2021-06-01T10:00:00Z", "\"summary\":\"Marker\",\"externalId\":\"h1\""),
            row("INBOUND", "2021-06-02T10:00:00Z", ""),
            row("GIFT", "2021-06-03T10:00:00Z", ""),
            row("COMMITMENT", "2021-06-02T10:00:00Z", "\"dueOn\":\"2021-07-01\""),
            row("AGREEMENT", null, "\"giveShare\":0.6")
        };
        String path = ndjson(mina, file);
        var all = interactions(mina);
        mina.made(INTERACTIONS, "kind", "RESPONSE", "inReplyTo", all.get(1).get("id"));
        mina.patch(INTERACTIONS + "/" + all.get(2).get("id"), 1, "solicited", true)
                .then()
                .statusCode(200);
        mina.editor().post(path + "/undo").then().statusCode(202);
        await(mina, path, "UNDONE");
        mina.get(path).then().body("undo.undone", equalTo(3)).body("undo.kept", equalTo(2));
        mina.get(path + "/kept")
                .then()
                .body("items.line", equalTo(List.of(2, 3)))
                .body("items.reason", equalTo(List.of("IN_USE", "CHANGED_SINCE")))
                .body("items[0].id", equalTo(all.get(1).get("id")))
                .body("items[0].sort", equalTo("interaction"));
        assertEquals(3, interactions(mina).size());
        mina.get(COMMITMENTS).then().body("items", empty());
        mina.get(AGREEMENTS).then().body("items", empty());
        var gone = new Topic("interactions")
                .about(all.getFirst().get("id").toString(), 2)
                .getLast();
        assertTrue(Topic.data(gone).get("deleted").asBoolean());
        counts(mina, ndjson(mina, file), "read", 5, "created", 3, "unchanged", 2);
    }

    @Test
    void what_an_undone_import_took_back_can_be_restored_and_is_known_when_it_comes_again() {
        String[] file = {
            row("HELP", "2021-06-01T10:00:00Z", "\"externalId\":\"h1\""),
            row("INBOUND", "2021-06-02T10:00:00Z", "\"externalId\":\"h2\"")
        };
        String path = ndjson(mina, file);
        String first = INTERACTIONS + "/" + interactions(mina).getFirst().get("id");
        mina.editor().post(path + "/undo").then().statusCode(202);
        await(mina, path, "UNDONE");
        mina.get(first).then().statusCode(404);
        mina.editor().post(first + "/restore").then().statusCode(200).body("version", equalTo(3));
        counts(mina, ndjson(mina, file), "read", 2, "created", 1, "unchanged", 1);
        assertEquals(2, interactions(mina).size());
    }

    @Test
    void any_order_of_rows_and_any_split_into_files_gives_the_same_interactions() {
        List<String> kinds = List.of("HELP", "ASK", "GIFT", "REPLY", "INBOUND", "BENEFIT", "ENGAGEMENT");
        List<String> rows = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            String at =
                    "2021-0%d-1%dT1%d:00:00Z".formatted(1 + random.nextInt(3), random.nextInt(3), random.nextInt(3));
            rows.add(row(
                    kinds.get(random.nextInt(kinds.size())), at, i % 3 == 0 ? "\"externalId\":\"e" + i + "\"" : ""));
        }
        var expected = told(rows, 1, random);
        for (int files = 1; files <= 4; files++) assertEquals(expected, told(rows, files, random));
    }

    /** Into an agency of its own; what comes out, without the ids. */
    private TreeSet<String> told(List<String> rows, int files, Random random) {
        Relationship other = Relationship.fresh();
        List<String> shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows.subList(0, 20));
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < files; i++) {
            List<String> part = shuffled.subList(shuffled.size() * i / files, shuffled.size() * (i + 1) / files);
            String file = String.join("\n", part)
                    .replace(
                            mina.organization().toString(), other.organization().toString())
                    .replace(mina.influencer().toString(), other.influencer().toString());
            Imports.ended(other, send(other, NDJSON, file, ""));
        }
        TreeSet<String> told = new TreeSet<>();
        for (Map<String, Object> one : interactions(other)) {
            one.keySet().removeAll(List.of("id", "organizationId", "influencerId", "createdAt", "updatedAt"));
            assertTrue(told.add(one.toString()), "twice: " + one);
        }
        return told;
    }

    @Test
    void thousands_of_rows_come_in_batches() {
        StringBuilder file = new StringBuilder("kind,occurredAt,influencerId,externalId\n");
        for (int i = 0; i < 5000; i++) file.append("HELP,2021-06-01,%s,h%d\n".formatted(mina.influencer(), i));
        String query = "?organizationId=" + mina.organization();
        String path = csv(mina, file.toString(), query);
        counts(mina, path, "read", 5000, "created", 5000);
        counts(mina, csv(mina, file.toString(), query), "read", 5000, "unchanged", 5000);
        mina.editor().post(path + "/undo").then().statusCode(202);
        await(mina, path, "UNDONE");
        mina.get(INTERACTIONS).then().body("items", empty());
    }

    @Test
    void another_agency_sees_nothing_of_it_and_a_viewer_changes_nothing() {
        Relationship other = Relationship.fresh();
        String path = ndjson(mina, row("HELP", "2021-06-01T10:00:00Z", ""));
        for (String what : List.of("", "/refusals", "/refusals.csv", "/kept")) {
            other.get(path + what).then().statusCode(404);
            mina.get(path + what).then().statusCode(200);
        }
        other.editor().post(path + "/undo").then().statusCode(404);
        other.get(UPLOAD).then().body("items", empty());
        mina.get(UPLOAD).then().body("items.id", equalTo(List.of(idOf(path))));
        mina.viewer().post(path + "/undo").then().statusCode(403);
        mina.viewer().contentType(CSV).body("kind\n").post(UPLOAD).then().statusCode(403);
    }

    @Test
    void what_cannot_be_a_history_is_refused_at_once() {
        send(mina, NDJSON, "", "").then().statusCode(400).body("code", equalTo("empty_file"));
        send(mina, "application/pdf", "x", "").then().statusCode(415);
        send(mina, CSV, "kind\n", "?ours=a.example").then().statusCode(400);
        send(mina, CSV, "kind\n", "?mode=update").then().statusCode(400);
    }
}
