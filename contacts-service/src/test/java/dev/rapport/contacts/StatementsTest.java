package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Api.CAMPAIGNS;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A campaign, or a batch, costs the same number of statements however many influencers are in it. */
@QuarkusTest
class StatementsTest {

    /** Of the current test; the ones past Hibernate, for the agency and for events, are not among them. */
    static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    private final Api api = Api.ofANewAgency();
    private String alder;
    private List<String> crowd;

    @PersistenceUnitExtension
    @ApplicationScoped
    static class Inspector implements StatementInspector {
        private static final long serialVersionUID = 1;

        @Override
        public String inspect(String sql) {
            STATEMENTS.add(sql);
            return sql;
        }
    }

    @BeforeEach
    void gather() throws Exception {
        alder = api.organization("Alder");
        Rows.run(
                """
                INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, created_at, updated_at)
                SELECT '%s', uuidv7(), 1, 'Crowd', '{}', '[]', '{}', '{}', now(), now() FROM generate_series(1, 500)"""
                        .formatted(api.agency()));
        crowd = Rows.ask("SELECT id FROM influencer WHERE agency = '" + api.agency() + "' ORDER BY id");
    }

    private String campaignFor(List<String> influencers) {
        return Api.path(api.editor()
                .body(Api.campaign(alder, "influencerIds", influencers))
                .post(CAMPAIGNS));
    }

    private static void assertStatements(int expected, Runnable call) {
        STATEMENTS.clear();
        call.run();
        assertEquals(expected, STATEMENTS.size(), String.join("\n", STATEMENTS));
    }

    @Test
    void making_one_takes_three() {
        for (int many : new int[] {1, 2, 500}) assertStatements(3, () -> campaignFor(crowd.subList(0, many)));
        assertStatements(2, () -> campaignFor(List.of()));
    }

    @Test
    void changing_everybody_takes_four() {
        String path = campaignFor(crowd.subList(0, 250));
        assertStatements(4, () -> api.patch(path, 1, "influencerIds", crowd.subList(250, 500))
                .then()
                .statusCode(200));
        assertStatements(2, () -> api.patch(path, 2, "name", "Winter").then().statusCode(200));
    }

    @Test
    void reading_one_or_a_page_takes_one() {
        List<String> paths = Stream.of(3, 200, 500)
                .map(many -> campaignFor(crowd.subList(0, many)))
                .toList();
        for (String path : paths) assertStatements(1, () -> api.get(path).then().statusCode(200));
        assertStatements(1, () -> api.get(CAMPAIGNS).then().statusCode(200));
    }

    @Test
    void deleting_one_takes_two() {
        String path = campaignFor(crowd);
        assertStatements(2, () -> api.delete(path, 1).then().statusCode(204));
        assertEquals(List.of(), Rows.of(api).get("campaign_influencer"));
    }

    @Test
    void refusing_five_hundred_unknown_ones_takes_four() {
        var nobodies = Stream.generate(UUID::randomUUID).limit(500).toList();
        assertStatements(4, () -> api.editor()
                .body(Api.campaign(alder, "influencerIds", nobodies))
                .post(CAMPAIGNS)
                .then()
                .statusCode(404));
    }

    /** Those of the events and of who was erased go past the inspector, one for all as well. */
    @Test
    void a_batch_takes_three_or_four_however_many_there_are_in_it() {
        for (int many : new int[] {1, 100, 200}) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < many; i++) items.add(Api.map("name", "x", "externalId", many + "-" + i));
            assertStatements(3, () -> batch(items));
        }
        List<Object> changes = new ArrayList<>();
        for (String id : crowd.subList(0, 100)) changes.add(Api.map("id", id, "version", 1, "externalId", id));
        assertStatements(4, () -> batch(changes));
    }

    private void batch(List<Object> items) {
        api.editor()
                .body(Api.map("items", items))
                .post(Api.INFLUENCERS + "/batch")
                .then()
                .statusCode(207)
                .body("done", equalTo(items.size()));
    }
}
