package dev.rapport.contacts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.CAMPAIGNS;
import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class CampaignsTest {

    private final Topic events = new Topic("contacts");

    private Api api;
    private String alder;
    private String mina;
    private String nora;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
        alder = api.organization("Alder");
        mina = api.influencer("Mina");
        nora = api.influencer("Nora");
    }

    private Response post(Object... more) {
        return api.editor().body(Api.campaign(alder, more)).post(CAMPAIGNS);
    }

    private List<String> told(String campaign, int version) {
        var ids = Topic.data(events.about(idOf(campaign), version).get(version - 1))
                .get("influencerIds");
        return ids.valueStream().map(one -> one.asText()).toList();
    }

    @Test
    void all_that_is_said_about_one_is_kept() {
        var said = map(
                "organizationId",
                idOf(alder),
                "name",
                "Autumn 林 👩‍👩‍👧",
                "goal",
                "200 trial orders",
                "launchOn",
                "2019-02-28",
                "ask",
                map("size", 5, "topics", List.of("books", "Wild swimming"), "summary", "A day\nin Bergen"),
                "influencerIds",
                List.of(idOf(mina), idOf(nora)));
        String path = Api.path(api.editor().body(said).post(CAMPAIGNS));
        said.forEach((name, value) -> api.get(path).then().body(name, equalTo(value)));
    }

    @Test
    void an_ask_is_merged_and_not_replaced() {
        String path = Api.path(post("ask", map("size", 2, "topics", List.of("books"), "summary", "A post")));
        api.patch(path, 1, "ask", map("size", 3, "summary", null))
                .then()
                .body("ask", equalTo(map("size", 3, "topics", List.of("books"))));
    }

    @Test
    void influencers_are_a_set() {
        String path = Api.path(post("influencerIds", List.of(idOf(nora), idOf(mina))));
        api.get(path).then().body("influencerIds", contains(idOf(mina), idOf(nora)));
        api.patch(path, 1, "influencerIds", List.of(idOf(nora), idOf(mina)))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void who_stays_in_a_campaign_is_not_touched_by_a_change_of_the_others() {
        String ola = api.influencer("Ola");
        String path = api.campaignFor(alder, mina, nora);
        var rows = Rows.of(api).get("campaign_influencer");
        api.patch(path, 1, "influencerIds", List.of(idOf(nora), idOf(ola)))
                .then()
                .body("influencerIds", contains(idOf(nora), idOf(ola)));
        api.get(path).then().header("ETag", "\"2\"").body("influencerIds", contains(idOf(nora), idOf(ola)));
        var kept = rows.stream().filter(row -> row.contains(idOf(nora))).toList();
        assertTrue(Rows.of(api).get("campaign_influencer").containsAll(kept), "another row than " + kept);
        api.patch(path, 2, "influencerIds", null).then().body("influencerIds", empty());
        api.get(path).then().body("influencerIds", empty());
        assertEquals(List.of(idOf(mina), idOf(nora)), told(path, 1));
        assertEquals(List.of(idOf(nora), idOf(ola)), told(path, 2));
        assertEquals(List.of(), told(path, 3));
    }

    @Test
    void a_campaign_can_be_given_to_another_organization() {
        String path = api.campaignFor(alder, mina);
        String birch = api.organization("Birch");
        api.patch(path, 1, "organizationId", idOf(birch)).then().statusCode(200);
        api.get(CAMPAIGNS + "?organizationId=" + idOf(alder)).then().body("items", empty());
        api.get(CAMPAIGNS + "?organizationId=" + idOf(birch)).then().body("items.id", contains(idOf(path)));
        var told = Topic.data(events.about(idOf(path), 2).getLast());
        assertEquals(idOf(birch), told.get("organizationId").asText());
        api.delete(alder, 1).then().statusCode(204);
    }

    @Test
    void an_influencer_who_goes_leaves_their_campaigns_and_the_world_is_told() {
        String both = api.campaignFor(alder, mina, nora);
        String alone = api.campaignFor(alder, mina);
        String without = api.campaignFor(alder, nora);
        var stale = api.get(both);
        api.delete(mina, 1).then().statusCode(204);
        api.get(both).then().header("ETag", "\"2\"").body("influencerIds", contains(idOf(nora)));
        api.get(alone).then().header("ETag", "\"2\"").body("influencerIds", empty());
        api.get(without).then().header("ETag", "\"1\"").body("influencerIds", contains(idOf(nora)));
        assertTrue(api.get(both).<String>path("updatedAt").compareTo(stale.path("updatedAt")) > 0);
        assertEquals(List.of(idOf(nora)), told(both, 2));
        assertEquals(List.of(), told(alone, 2));
        problem(api.patch(both, 1, "name", "Winter"), 412, "version_conflict");
    }

    @Test
    void with_a_campaign_nobody_goes() {
        String path = api.campaignFor(alder, mina);
        api.delete(path, 1).then().statusCode(204);
        assertEquals(List.of(), Rows.of(api).get("campaign_influencer"));
        api.get(mina).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void an_organization_stays_while_it_has_campaigns() {
        String path = api.campaignFor(alder, mina);
        var before = Rows.of(api);
        problem(api.delete(alder, 1), 409, "organization_has_campaigns").body("detail", containsString(idOf(path)));
        assertEquals(before, Rows.of(api));
        api.delete(path, 1).then().statusCode(204);
        api.delete(alder, 1).then().statusCode(204);
    }

    @Test
    void five_hundred_influencers_can_be_named() throws Exception {
        Rows.run(
                """
                INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, created_at, updated_at)
                SELECT '%s', uuidv7(), 1, 'Crowd', '{}', '[]', '{}', '{}', now(), now() FROM generate_series(1, 498)"""
                        .formatted(api.agency()));
        List<String> all = Rows.ask("SELECT id FROM influencer WHERE agency = '" + api.agency() + "' ORDER BY id");
        String path = Api.path(post("influencerIds", all.reversed()));
        assertEquals(all, api.get(path).<List<String>>path("influencerIds"));
        assertEquals(all, told(path, 1));
    }

    @Test
    void a_campaign_stays_in_its_partition_whoever_it_is_given_to() {
        String path = api.campaignFor(alder, mina);
        Set<Integer> partitions = new HashSet<>();
        for (int version = 1; version < 5; version++) {
            api.patch(path, version, "organizationId", idOf(api.organization("Birch")))
                    .then()
                    .statusCode(200);
        }
        var told = events.about(idOf(path), 5);
        told.forEach(one -> partitions.add(one.partition()));
        assertEquals(1, partitions.size());
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                told.stream().map(one -> Topic.data(one).get("version").asInt()).toList());
    }

    @Test
    void topics_of_the_same_word_are_told_once_and_in_one_order() {
        String path = Api.path(post("ask", map("size", 1, "topics", List.of("swimming", "books", "Books", "BOOKS"))));
        var topics =
                Topic.data(events.about(idOf(path), 1).getFirst()).get("ask").get("topics");
        List<String> prints = topics.valueStream().map(one -> one.asText()).toList();
        assertEquals(2, prints.size());
        assertEquals(prints.stream().sorted().toList(), prints);
    }

    @Test
    void the_list_is_narrowed_and_sorted() {
        String birch = api.organization("Birch");
        for (String day : List.of("2026-03-01", "2025-03-01", "2027-03-01")) {
            Api.path(post("name", "Of " + day, "launchOn", day));
        }
        api.campaignFor(birch);
        String alders = CAMPAIGNS + "?organizationId=" + idOf(alder);
        api.get(CAMPAIGNS)
                .then()
                .body("items.name", contains("Autumn", "Of 2025-03-01", "Of 2026-03-01", "Of 2027-03-01"));
        api.get(alders + "&sort=-launchOn")
                .then()
                .body("items.launchOn", contains("2027-03-01", "2026-03-01", "2025-03-01"));
        api.get(alders + "&sort=createdAt")
                .then()
                .body("items.launchOn", contains("2026-03-01", "2025-03-01", "2027-03-01"));
        api.get(CAMPAIGNS + "?organizationId=" + new java.util.UUID(0, 1))
                .then()
                .body("items", empty());
    }

    @Test
    void a_misspelt_filter_does_not_answer_with_everything() {
        invalidParameter(api.get(CAMPAIGNS + "?organization=x"), "organization", "unknown_parameter")
                .body("detail", containsString("[archived, cursor, externalId, limit, organizationId, sort]"));
        invalidParameter(api.get(CAMPAIGNS + "?organizationId=alder"), "organizationId", "wrong_type");
        invalidParameter(api.get(CAMPAIGNS + "?sort=goal"), "sort", "unknown_value")
                .body("detail", containsString("[name, launchOn, createdAt, updatedAt]"));
    }
}
