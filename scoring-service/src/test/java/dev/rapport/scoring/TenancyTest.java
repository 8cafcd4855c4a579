package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TenancyTest {

    private final Feed ours = Feed.ofANewAgency();
    private final Feed theirs = Feed.ofANewAgency();

    @Inject
    AgroalDataSource pool;

    @Test
    void anotherAgencysInfluencerIsNotFound() {
        UUID influencer = known(ours);
        Answers.to(ours).score(influencer, null, null).then().statusCode(200);
        Answers.to(theirs).score(influencer, null, null).then().statusCode(404);
        Answers.to(theirs).assess(Answers.ask(influencer, null, 1)).then().statusCode(404);
    }

    @Test
    void anotherAgencysOrganizationIsNotFound() {
        UUID influencer = known(ours);
        UUID organization = theirs.organization();
        theirs.taken();
        Answers.to(ours).score(influencer, organization, null).then().statusCode(404);
        Answers.to(ours).assess(Answers.ask(influencer, organization, 1)).then().statusCode(404);
    }

    @Test
    void anotherAgencysBadgeIsNotFound() {
        String badge = Badges.of(ours).make(known(ours), null).path("id");
        Answers.to(theirs).viewer().get(Badges.PATH + "/" + badge).then().statusCode(404);
        Badges.of(theirs).revoke(badge).then().statusCode(404);
        Answers.to(theirs).viewer().get(Badges.PATH).then().statusCode(200).body("items", empty());
        Answers.to(ours).viewer().get(Badges.PATH).then().body("items", hasSize(1));
    }

    @Test
    void anotherAgencysCampaignIsNotFound() {
        UUID campaign = ours.campaign(ours.organization(), Samples.TODAY, ours.influencer());
        ours.taken();
        String path = "/v1/readiness/campaigns/" + campaign;
        Answers.to(ours).viewer().get(path).then().statusCode(200);
        Answers.to(theirs).viewer().get(path).then().statusCode(404);
    }

    @Test
    void aCampaignThatNamesAnotherAgencysInfluencerLearnsNothingOfThem() {
        UUID stranger = known(theirs);
        UUID campaign = ours.campaign(ours.organization(), Samples.TODAY, stranger);
        ours.taken();
        Answers.to(ours)
                .viewer()
                .get("/v1/readiness/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("counts.unknown", equalTo(1))
                .body("influencers[0]", not(hasKey("score")));
    }

    @Test
    void theSameIdsUnderTwoAgenciesAreTwoRelationships() {
        UUID influencer = Ids.next();
        UUID organization = Ids.next();
        Interaction help = Feed.happened(Kind.HELP, 9).value(3).build();
        Interaction misled = Interaction.builder(help.id(), Kind.MISLED, help.occurredOn())
                .version(5)
                .build();
        ours.tell(List.of(help), organization, influencer).taken();
        String before = Answers.to(ours).score(influencer, null, Samples.TODAY).asString();
        theirs.tell(List.of(misled), organization, influencer).taken();

        assertEquals(
                before, Answers.to(ours).score(influencer, null, Samples.TODAY).asString());
        assertNotEquals(
                before,
                Answers.to(theirs).score(influencer, null, Samples.TODAY).asString());
        UUID id = UUID.fromString(help.id());
        assertEquals(
                "HELP",
                LedgerRows.of(ours.agency(), id).orElseThrow().get("kind").asText());
        assertEquals(
                "MISLED",
                LedgerRows.of(theirs.agency(), id).orElseThrow().get("kind").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger",
                "known_contact",
                "known_campaign",
                "stored_score",
                "badge",
                "model_numbers",
                "audit_log"
            })
    void theApplicationsRoleSeesNoRowButThoseOfItsAgency(String table) throws SQLException {
        for (Feed feed : List.of(ours, theirs)) {
            Badges.of(feed).token(known(feed), null);
            Answers.to(feed).setNumbers(0, "{\"gifts\":{\"penalty\":1}}").then().statusCode(200);
            Topics.await("the score", () -> !new Ranked(feed).items().isEmpty());
        }
        try (Connection connection = LocalStack.shared().connect("scoring", "scoring_app")) {
            connection.setAutoCommit(false);
            assertEquals(0, count(connection, table, "true"));
            enter(connection, "no-such-agency");
            assertEquals(0, count(connection, table, "true"));
            enter(connection, ours.agency());
            assertTrue(count(connection, table, "true") > 0);
            assertEquals(0, count(connection, table, "agency <> '" + ours.agency() + "'"));
            connection.commit();
            assertEquals(0, count(connection, table, "true"), "the setting ends with the transaction");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM ledger",
                "UPDATE ledger SET deleted = true",
                "INSERT INTO ledger SELECT * FROM ledger",
                "DELETE FROM known_contact",
                "UPDATE known_contact SET deleted = true",
                "INSERT INTO known_contact SELECT * FROM known_contact",
                "UPDATE badge SET influencer_id = gen_random_uuid()",
                "INSERT INTO badge SELECT 'another', gen_random_uuid(), 1, gen_random_uuid(), null, '', '', now(), now()",
                "DELETE FROM model_numbers",
                "UPDATE model_numbers SET changed_by = 'nobody'",
                "INSERT INTO model_numbers VALUES ('another-agency', 1, '{}', now(), 'nobody')",
                "DELETE FROM known_campaign",
                "UPDATE known_campaign SET deleted = true",
                "INSERT INTO known_campaign SELECT * FROM known_campaign",
                "TRUNCATE ledger",
                "ALTER TABLE ledger DISABLE ROW LEVEL SECURITY",
                "SELECT * FROM outbox",
                "UPDATE audit_log SET caller = 'nobody'",
                "DELETE FROM audit_log",
                "DELETE FROM erased",
                "INSERT INTO erased SELECT * FROM erased",
                "SELECT * FROM buried_letter",
                "DELETE FROM stored_score",
                "UPDATE stored_score SET score = 100",
                "INSERT INTO stored_score SELECT * FROM stored_score",
                "SELECT * FROM stale_score",
                "INSERT INTO stale_score SELECT * FROM stale_score",
                "SET ROLE scoring_intake"
            })
    void theApplicationsRoleMayNot(String statement) throws SQLException {
        try (Connection connection = LocalStack.shared().connect("scoring", "scoring_app");
                var attempt = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, ours.agency());
            SQLException refusal = assertThrows(SQLException.class, () -> attempt.execute(statement));
            assertEquals("42501", refusal.getSQLState(), refusal.getMessage());
        }
    }

    @Test
    void connectionsThatServedAnAgencyShowNobodyAnythingAfterwards() throws Exception {
        UUID influencer = known(ours);
        Callable<?> reading = () ->
                Answers.to(ours).viewer().get("/v1/scores/" + influencer).then().statusCode(200);
        // Not on the common pool: the first call of REST Assured waits for a thread of it.
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<?> read : threads.invokeAll(Collections.nCopies(200, reading))) read.get();
        }
        List<Connection> all = new ArrayList<>();
        int size = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        try {
            while (all.size() < size) all.add(pool.getConnection());
            for (Connection one : all) assertEquals(0, count(one, "ledger", "true"));
        } finally {
            for (Connection one : all) one.close();
        }
    }

    private static UUID known(Feed feed) {
        UUID influencer = feed.influencer();
        UUID organization = feed.organization();
        feed.campaign(organization, Samples.TODAY, influencer);
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), organization, influencer)
                .taken();
        return influencer;
    }

    private static void enter(Connection connection, String agency) throws SQLException {
        try (var set = connection.prepareStatement("SELECT set_config('rapport.agency', ?, true)")) {
            set.setString(1, agency);
            set.execute();
        }
    }

    private static int count(Connection connection, String table, String condition) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("SELECT count(*) FROM " + table + " WHERE " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
