package dev.rapport.contacts;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.CAMPAIGNS;
import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.ORGANIZATIONS;
import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Put aside and not deleted: out of the lists, readable by id, with all that hangs on it. */
@QuarkusTest
class ArchiveTest {

    private final Topic events = new Topic("contacts");

    private Api api;
    private String alder;
    private String mina;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
        alder = api.organization("Alder");
        mina = api.influencer("Mina");
    }

    private String one(String list) {
        return switch (list) {
            case ORGANIZATIONS -> alder;
            case INFLUENCERS -> mina;
            default -> api.campaignFor(alder, mina);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {ORGANIZATIONS, INFLUENCERS, CAMPAIGNS})
    void what_is_archived_leaves_the_lists_and_can_be_read(String list) {
        String path = one(list);
        api.get(path).then().body("archived", equalTo(false));
        api.post(path + "/archive")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("archived", equalTo(true))
                .body("version", equalTo(2));
        api.get(path).then().statusCode(200).body("archived", equalTo(true));
        for (String sort : List.of("name", "-createdAt", "updatedAt")) {
            api.get(list + "?sort=" + sort).then().body("items", empty());
            api.get(list + "?archived=true&sort=" + sort).then().body("items.id", contains(idOf(path)));
        }
        api.patch(path, 2, "name", "Of old").then().statusCode(200).body("archived", equalTo(true));
        api.post(path + "/unarchive").then().statusCode(200).header("ETag", "\"4\"");
        api.get(list).then().body("items.id", contains(idOf(path)));
        api.get(list + "?archived=true").then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {ORGANIZATIONS, INFLUENCERS, CAMPAIGNS})
    void it_is_told_while_it_is_so(String list) {
        String path = one(list);
        api.post(path + "/archive").then().statusCode(200);
        api.post(path + "/unarchive").then().statusCode(200);
        var told = events.about(idOf(path), 3).stream().map(Topic::data).toList();
        assertFalse(told.get(0).has("archived"));
        assertTrue(told.get(1).get("archived").asBoolean());
        assertFalse(told.get(1).get("deleted").asBoolean());
        assertFalse(told.get(2).has("archived"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ORGANIZATIONS, INFLUENCERS, CAMPAIGNS})
    void twice_is_once(String list) throws Exception {
        String path = one(list);
        api.post(path + "/unarchive").then().statusCode(200).header("ETag", "\"1\"");
        api.post(path + "/archive").then().header("ETag", "\"2\"");
        Rows.awaitEmptyOutbox();
        var before = Rows.of(api);
        api.post(path + "/archive").then().statusCode(200).header("ETag", "\"2\"");
        assertEquals(before, Rows.of(api));
    }

    @ParameterizedTest
    @ValueSource(strings = {ORGANIZATIONS, INFLUENCERS, CAMPAIGNS})
    void what_is_not_there_is_not_archived(String list) {
        for (String verb : List.of("/archive", "/unarchive")) {
            problem(api.post(list + "/" + UUID.randomUUID() + verb), 404, "not_found");
            problem(api.post(list + "/x" + verb), 404, "not_found");
        }
        invalidParameter(api.get(list + "?archived=maybe"), "archived", "wrong_type");
        problem(api.post(list, "name", "x", "archived", true), 400, "invalid_request");
    }

    @Test
    void an_archived_organization_takes_no_new_campaign_and_keeps_its_own() {
        String autumn = api.campaignFor(alder, mina);
        String winter = api.campaignFor(api.organization("Birch"), mina);
        api.post(alder + "/archive").then().statusCode(200);
        var before = Rows.of(api);
        for (var answer : List.of(
                api.editor().body(Api.campaign(alder)).post(CAMPAIGNS),
                api.patch(winter, 1, "organizationId", idOf(alder)))) {
            problem(answer, 409, "organization_archived").body("violations[0].pointer", equalTo("/organizationId"));
        }
        assertEquals(before, Rows.of(api));
        api.patch(autumn, 1, "name", "Late autumn").then().statusCode(200);
        api.get(CAMPAIGNS + "?organizationId=" + idOf(alder)).then().body("items.id", contains(idOf(autumn)));
        problem(api.delete(alder, 2), 409, "organization_has_campaigns");
        api.post(alder + "/unarchive").then().statusCode(200);
        api.campaignFor(alder, mina);
    }

    @Test
    void an_archived_influencer_is_taken_into_no_campaign_and_stays_in_theirs() {
        String autumn = api.campaignFor(alder, mina);
        String winter = api.campaignFor(alder);
        String nora = api.influencer("Nora");
        api.post(mina + "/archive").then().statusCode(200);
        var before = Rows.of(api);
        var ids = List.of(idOf(nora), idOf(mina));
        for (var answer : List.of(
                api.editor().body(Api.campaign(alder, "influencerIds", ids)).post(CAMPAIGNS),
                api.patch(winter, 1, "influencerIds", ids))) {
            problem(answer, 409, "influencer_archived").body("violations[0].pointer", equalTo("/influencerIds/1"));
        }
        problem(api.post(winter + "/influencers", "influencerId", idOf(mina)), 409, "influencer_archived")
                .body("violations[0].pointer", equalTo("/influencerId"));
        assertEquals(before, Rows.of(api));
        api.patch(autumn, 1, "influencerIds", ids).then().statusCode(200);
        api.put(autumn + "/influencers/" + idOf(mina), 1, "state", "COMPLETED")
                .then()
                .statusCode(200);
        api.made(mina + "/research", "note", "Still about");
    }

    @Test
    void a_page_goes_on_where_others_are_archived() {
        for (int i = 0; i < 6; i++) {
            String one = api.influencer("Nora " + i);
            if (i % 2 == 0) api.post(one + "/archive").then().statusCode(200);
        }
        var first = api.get(INFLUENCERS + "?limit=2");
        first.then().body("items.name", contains("Mina", "Nora 1"));
        api.get(INFLUENCERS + "?limit=2&cursor=" + first.path("page.next"))
                .then()
                .body("items.name", contains("Nora 3", "Nora 5"));
        problem(
                api.get(INFLUENCERS + "?limit=2&archived=true&cursor=" + first.path("page.next")),
                400,
                "invalid_cursor");
    }
}
