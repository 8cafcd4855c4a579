package dev.rapport.contacts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static dev.rapport.contacts.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** All that is known of somebody, in one document. */
@QuarkusTest
class PersonalDataTest {

    private final Api api = Api.ofANewAgency();

    private JsonPath of(String influencer) {
        return api.admin()
                .get(influencer + "/personal-data")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void it_holds_all_that_was_said_and_done_about_them_and_of_nobody_else() {
        Imports.csv(api, "name,email,externalId\nMina,mina@x.example,m1\n");
        Imports.csv(api, "name,externalId,notes\nMina,m1,the note\n");
        String mina = Api.INFLUENCERS + "/" + Imports.person(api).get("id");
        api.made(mina + "/research", "note", "what we learnt", "sourceUrl", "https://source.example");
        api.put(mina + "/do-not-contact", 2, "reason", "the reason").then().statusCode(200);
        String autumn = api.campaignFor(api.organization("Alder"), mina);
        api.put(autumn + "/influencers/" + Api.idOf(mina), 1, "state", "SHORTLISTED", "note", "how it is")
                .then()
                .statusCode(200);
        String nora = api.made(Api.INFLUENCERS, "name", "Nora the other");

        JsonPath all = of(mina);
        assertEquals(Api.idOf(mina), all.getString("influencerId"));
        assertEquals(2, all.getList("elsewhere").size());
        assertEquals("the note", all.getString("data.influencer[0].notes"));
        assertEquals("the reason", all.getString("data.influencer[0].doNotContact.reason"));
        assertEquals("what we learnt", all.getString("data.researchNote[0].note"));
        assertEquals("the reason", all.getString("data.contactPermission[0].reason"));
        assertEquals("how it is", all.getString("data.campaignInfluencer[0].note"));
        assertEquals("email:mina@x.example", all.getString("data.influencerKey[0].key"));
        assertEquals(2, all.getList("data.importEffect").size());
        assertTrue(all.getList("data.auditLog.kind").containsAll(List.of("influencer", "research_note")));
        assertTrue(!all.prettify().contains("Nora"));
        assertEquals(Api.idOf(nora), of(nora).getString("data.influencer[0].id"));
    }

    @Test
    void every_table_about_influencers_is_in_it() {
        Map<String, Object> data = of(api.influencer("Mina")).getMap("data");
        // The proof that they are no longer there is about nobody who is.
        for (String table : Rows.ask(
                """
                SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'
                AND column_name = 'influencer_id' AND table_name <> 'erasure'""")) {
            assertTrue(
                    data.containsKey(dev.rapport.kit.audit.WireName.of(table)), table + " is not in the personal data");
        }
    }

    @Test
    void however_much_it_is_it_is_complete() throws Exception {
        String mina = api.influencer("Mina");
        Rows.run(
                """
                INSERT INTO research_note (agency, id, version, influencer_id, note, topics, value, occurred_at, created_at,
                    updated_at)
                SELECT '%s', uuidv7(), 1, '%s', 'n', '{}', 1, now(), now(), now() FROM generate_series(1, 2500)"""
                        .formatted(api.agency(), Api.idOf(mina)));
        assertEquals(2500, of(mina).getList("data.researchNote").size());
    }

    @Test
    void another_agency_learns_nothing() {
        problem(Api.ofANewAgency().admin().get(api.influencer("Mina") + "/personal-data"), 404, "not_found");
    }
}
