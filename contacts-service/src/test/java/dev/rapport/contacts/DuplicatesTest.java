package dev.rapport.contacts;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who may be the same one, and why. */
@QuarkusTest
class DuplicatesTest {

    private final Api api = Api.ofANewAgency();

    private List<String> reasons(String path) {
        return api.get(path + "/duplicates").path("items.evidence.code.flatten()");
    }

    @Test
    void candidates_come_with_their_evidence_the_likeliest_first() {
        String mina = api.made(
                INFLUENCERS,
                "name",
                "Mina Ókafor",
                "emails",
                List.of("mina@x.example"),
                "channels",
                List.of(Api.map("network", "instagram", "handle", "mina.films", "url", "https://www.mina.example/")));
        String same = api.made(
                INFLUENCERS,
                "name",
                "OKAFOR, Mina",
                "emails",
                List.of("MINA@x.example"),
                "channels",
                List.of(Api.map("network", "Instagram", "handle", "@Mina.Films")));
        String page = api.made(
                INFLUENCERS,
                "name",
                "Films",
                "channels",
                List.of(Api.map("network", "youtube", "handle", "mina.films", "url", "http://mina.example")));
        api.influencer("Nora");
        api.get(mina + "/duplicates")
                .then()
                .statusCode(200)
                .body("items.influencerId", contains(Api.idOf(same), Api.idOf(page)))
                .body("items[0].evidence.code", contains("SAME_ACCOUNT", "SAME_EMAIL", "SAME_NAME"))
                .body("items[0].evidence[1].value", equalTo("mina@x.example"))
                .body("items[0].evidence[1].place", equalTo("/emails"))
                .body("items[1].evidence.code", contains("SAME_PAGE", "SAME_HANDLE"));
        api.get(mina + "/duplicates?limit=1").then().body("items", hasSize(1));
        String next = api.get(mina + "/duplicates?limit=1").path("page.next");
        api.get(mina + "/duplicates?limit=1&cursor=" + next)
                .then()
                .body("items.influencerId", contains(Api.idOf(page)));
    }

    @Test
    void names_are_compared_without_case_accents_punctuation_and_order() {
        String mina = api.influencer("Jean-Luc O’Neil");
        for (String alike : List.of("oneil jean luc", "JEAN LUC O'NEIL", "O'Néil, Jean-Luc")) {
            String other = api.influencer(alike);
            assertEquals(
                    List.of("SAME_NAME"), reasons(other).stream().distinct().toList(), alike);
            api.delete(other, 1).then().statusCode(204);
        }
        assertEquals(List.of(), reasons(mina));
        String cyrillic = api.influencer("Мина Окафор");
        api.influencer("окафор МИНА");
        assertEquals(List.of("SAME_NAME"), reasons(cyrillic));
        assertEquals(List.of(), reasons(api.influencer("!!!")));
        api.influencer("\uFDFA".repeat(200));
    }

    @Test
    void the_keys_follow_every_change() {
        String mina = api.influencer("Mina");
        String nora = api.influencer("Nora");
        assertEquals(List.of(), reasons(mina));
        api.patch(nora, 1, "name", "mina").then().statusCode(200);
        assertEquals(List.of("SAME_NAME"), reasons(mina));
        api.patch(nora, 2, "name", "Nora").then().statusCode(200);
        assertEquals(List.of(), reasons(mina));
    }

    @Test
    void what_a_whole_office_shares_says_little_or_nothing() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "emails", List.of("office@x.example"));
        api.made(INFLUENCERS, "name", "Nora", "emails", List.of("office@x.example"));
        float alone = api.get(mina + "/duplicates").path("items[0].likelihood");
        api.made(INFLUENCERS, "name", "Ola", "emails", List.of("office@x.example"));
        float both = api.get(mina + "/duplicates").path("items[0].likelihood");
        assertTrue(both < alone);
        for (int i = 0; i < 20; i++)
            api.made(INFLUENCERS, "name", "Person " + i, "emails", List.of("office@x.example"));
        assertEquals(List.of(), reasons(mina));
    }

    @Test
    void nobody_of_another_agency_is_a_candidate() {
        String mina = api.influencer("Mina");
        Api other = Api.ofANewAgency();
        String theirs = other.influencer("Mina");
        assertEquals(List.of(), reasons(mina));
        problem(api.get(theirs + "/duplicates"), 404, "not_found");
        problem(api.get(theirs + "/merges"), 404, "not_found");
    }

    /** Indexes are used under the role of the service, behind the walls, and without reading everybody. */
    @Test
    void finding_them_reads_a_handful_of_rows() throws Exception {
        Rows.run(
                """
                INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, created_at, updated_at)
                SELECT '%s', uuidv7(), 1, 'Crowd ' || i, '{}', '[]', '{}', '{}', now(), now() FROM generate_series(1, 3000) i"""
                        .formatted(api.agency()));
        Rows.run("ANALYZE influencer_likeness");
        try (var app = Rows.as("contacts_app")) {
            Rows.ask(app, "SELECT set_config('rapport.agency', '" + api.agency() + "', false)");
            String plan = String.join(
                    "\n",
                    Rows.ask(
                            app,
                            "EXPLAIN SELECT influencer_id FROM influencer_likeness WHERE agency = '%s' AND key = 'name:7 crowd' LIMIT 21"
                                    .formatted(api.agency())));
            assertTrue(plan.contains("Index Cond") && plan.contains("key = 'name:7 crowd'"), plan);
        }
    }
}
