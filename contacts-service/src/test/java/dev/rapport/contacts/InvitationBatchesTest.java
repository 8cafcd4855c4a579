package dev.rapport.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Many influencers into a campaign in one request. */
@QuarkusTest
class InvitationBatchesTest {

    private Api api;
    private String mina;
    private String nora;
    private String autumn;

    @BeforeEach
    void plan() {
        api = Api.ofANewAgency();
        mina = api.influencer("Mina");
        nora = api.influencer("Nora");
        autumn = api.campaignFor(api.organization("Alder"), mina);
    }

    private Response send(Object... items) {
        return api.editor().body(map("items", List.of(items))).post(autumn + "/influencers/batch");
    }

    private static Map<String, Object> who(String influencer, Object... more) {
        var said = map("influencerId", idOf(influencer));
        said.putAll(map(more));
        return said;
    }

    @Test
    void each_comes_in_as_if_sent_alone_and_the_campaign_has_one_new_version() {
        String ola = api.influencer("Ola");
        Response answer = send(
                who(nora, "state", "ACCEPTED", "since", "2026-01-05", "note", "Keen"),
                who(mina),
                who(ola),
                who(ola),
                map("influencerId", UUID.randomUUID().toString()),
                map("state", "ACCEPTED"));
        answer.then()
                .statusCode(207)
                .body("done", equalTo(2))
                .body("items.status", contains(201, 409, 201, 409, 404, 400))
                .body("items[4].problem.violations[0].pointer", equalTo("/items/4/influencerId"))
                .body("items[0].item.state", equalTo("ACCEPTED"))
                .body("items[0].item.since", equalTo("2026-01-05"))
                .body("items[0].item.note", equalTo("Keen"))
                .body("items[2].item.state", equalTo("SHORTLISTED"));
        api.get(autumn)
                .then()
                .body("version", equalTo(2))
                .body("influencerIds", containsInAnyOrder(idOf(mina), idOf(nora), idOf(ola)));
        String noras = answer.path("items[0].location");
        Response read = api.get(noras);
        assertEquals(read.jsonPath().getMap(""), answer.jsonPath().getMap("items[0].item"));
        assertEquals(read.header("ETag"), answer.path("items[0].etag"));
        var told = Topic.data(new Topic("contacts").about(idOf(autumn), 2).getLast());
        assertEquals(3, told.get("influencerIds").size());
    }

    @Test
    void where_none_may_come_in_nothing_changes() {
        api.put(nora + "/do-not-contact", 1, "since", "2020-01-01");
        send(who(mina), who(nora, "state", "INVITED"))
                .then()
                .body("items.status", contains(409, 409))
                .body("items[1].problem.code", equalTo("do_not_contact"))
                .body("items[1].problem.violations[0].pointer", equalTo("/items/1/state"));
        api.get(autumn).then().body("version", equalTo(1)).body("influencerIds", hasSize(1));
    }

    @Test
    void another_agencys_campaign_is_not_there() {
        problem(
                Api.ofANewAgency()
                        .editor()
                        .body(map("items", List.of(who(nora))))
                        .post(autumn + "/influencers/batch"),
                404,
                "not_found");
    }
}
