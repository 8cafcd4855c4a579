package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One agency cannot see, change or guess what another has. */
@QuarkusTest
class TenancyTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    UserTransaction transaction;

    private Api north;
    private Api south;

    @BeforeEach
    void found() {
        north = Api.ofANewAgency();
        south = Api.ofANewAgency();
    }

    @Test
    void what_another_agency_has_is_not_found_by_any_operation() {
        String mina = north.influencer("Mina");
        String note = north.made(mina + "/research", "note", "n");
        String alder = north.organization("Alder");
        String autumn = north.campaignFor(alder, mina);
        north.put(mina + "/do-not-contact", 1).then().statusCode(200);
        String invitation = autumn + "/influencers/" + Api.idOf(mina);
        var before = Rows.of(north);
        for (String item : List.of(mina, note, alder, autumn)) {
            problem(south.get(item), 404, "not_found");
            problem(south.viewer().header("If-None-Match", "\"1\"").get(item), 404, "not_found");
            problem(south.patch(item, 1), 404, "not_found");
            problem(south.editor().body("{}").patch(item), 404, "not_found");
            problem(south.delete(item, 1), 404, "not_found");
        }
        problem(south.get(mina + "/research"), 404, "not_found");
        problem(south.get(mina + "/knowledge"), 404, "not_found");
        for (String item : List.of(mina, alder, autumn)) {
            problem(south.post(item + "/archive"), 404, "not_found");
            problem(south.post(item + "/unarchive"), 404, "not_found");
        }
        problem(south.get(autumn + "/influencers"), 404, "not_found");
        problem(south.get(invitation), 404, "not_found");
        problem(south.put(invitation, 1, "state", "INVITED"), 404, "not_found");
        problem(south.delete(invitation, 1), 404, "not_found");
        problem(south.post(autumn + "/influencers", "influencerId", Api.idOf(mina)), 404, "not_found");
        problem(south.post(mina + "/research", "note", "n"), 404, "not_found");
        problem(
                south.editor()
                        .header("If-Match", Api.etag(1))
                        .body(Api.map("duplicateId", new java.util.UUID(1, 1).toString()))
                        .post(mina + "/merge"),
                404,
                "not_found");
        problem(south.put(mina + "/do-not-contact", 2), 404, "not_found");
        problem(south.delete(mina + "/do-not-contact", 2), 404, "not_found");
        assertEquals(before, Rows.of(north));
        assertEquals(Rows.of(Api.ofANewAgency()), Rows.of(south));
    }

    @Test
    void another_agencys_import_is_not_found_and_its_influencers_are_not_recognised() {
        String theirs = Imports.csv(north, "name,externalId\nMina,1\nNora,1\n");
        var before = Rows.of(north);
        for (String path : List.of("", "/refusals", "/refusals.csv", "/kept"))
            problem(south.get(theirs + path), 404, "not_found");
        problem(south.post(theirs + "/undo"), 404, "not_found");
        south.get("/v1/imports").then().body("items", hasSize(0));
        Imports.counts(south, Imports.csv(south, "name,externalId\nMina,1\n"), "read", 1, "created", 1);
        assertEquals(before, Rows.of(north));
    }

    @Test
    void nobody_of_another_agency_can_be_named_in_a_campaign() {
        String theirs = north.influencer("Mina");
        String alder = north.organization("Alder");
        String birch = south.organization("Birch");
        String autumn = south.campaignFor(birch, south.influencer("Nora"));
        var before = Rows.of(south);
        for (Object foreign :
                List.of(Api.campaign(alder), Api.campaign(birch, "influencerIds", List.of(Api.idOf(theirs))))) {
            problem(south.editor().body(foreign).post(Api.CAMPAIGNS), 404, "not_found");
        }
        problem(south.patch(autumn, 1, "organizationId", Api.idOf(alder)), 404, "not_found");
        problem(south.patch(autumn, 1, "influencerIds", List.of(Api.idOf(theirs))), 404, "not_found");
        problem(south.post(autumn + "/influencers", "influencerId", Api.idOf(theirs)), 404, "not_found");
        south.get(Api.CAMPAIGNS + "?organizationId=" + Api.idOf(alder)).then().body("items", hasSize(0));
        assertEquals(before, Rows.of(south));
    }

    @Test
    void an_answer_about_another_agencys_id_is_the_one_about_no_id() {
        String theirs = north.influencer("Mina");
        String nobodys = INFLUENCERS + "/" + new java.util.UUID(1, 1);
        assertEquals(shape(south.get(nobodys), nobodys), shape(south.get(theirs), theirs));
    }

    private static String shape(Response answer, String path) {
        return answer.asString().replace(Api.idOf(path), "ID").replaceFirst("\"traceId\":\"[0-9a-f]+\"", "");
    }

    @Test
    void lists_hold_what_is_ones_own() {
        for (int i = 0; i < 3; i++) north.influencer("North " + i);
        south.influencer("South");
        for (String query : List.of("", "?sort=-updatedAt", "?limit=200")) {
            south.get(INFLUENCERS + query)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].name", org.hamcrest.Matchers.is("South"));
        }
    }

    @Test
    void connections_of_the_pool_do_not_carry_an_agency_over() throws Exception {
        String northern = north.influencer("North");
        String southern = south.influencer("South");
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Api api = i % 2 == 0 ? north : south;
            String own = i % 2 == 0 ? northern : southern;
            String foreign = i % 2 == 0 ? southern : northern;
            calls.add(() -> api.get(INFLUENCERS).<List<String>>path("items.id").equals(List.of(Api.idOf(own)))
                    && api.get(own).statusCode() == 200
                    && api.get(foreign).statusCode() == 404);
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var call : threads.invokeAll(calls)) assertEquals(true, call.get());
        }
        for (int i = 0; i < 20; i++) assertNobodysConnection();
    }

    /** Outside of a request there is no agency: the very connections that just had one show nothing. */
    private void assertNobodysConnection() throws Exception {
        transaction.begin();
        try (var connection = pool.getConnection()) {
            assertEquals(null, Rows.ask(connection, "SELECT current_agency()").getFirst());
            assertEquals(
                    "0", Rows.ask(connection, "SELECT count(*) FROM influencer").getFirst());
        } finally {
            transaction.rollback();
        }
    }
}
