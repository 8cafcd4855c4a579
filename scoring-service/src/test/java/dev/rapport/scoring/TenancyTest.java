package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TenancyTest {

    private final Feed ours = Feed.ofANewAgency();
    private final Feed theirs = Feed.ofANewAgency();

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
    @ValueSource(strings = {"ledger", "known_contact"})
    void theApplicationsRoleSeesNoRowButThoseOfItsAgency(String table) throws SQLException {
        known(ours);
        known(theirs);
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
                "TRUNCATE ledger",
                "ALTER TABLE ledger DISABLE ROW LEVEL SECURITY",
                "SELECT * FROM outbox",
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
    void everyTableWithAnAgencyForcesRowLevelSecurityOnEveryRole() throws SQLException {
        try (Connection connection = LocalStack.shared().superuser("scoring")) {
            String ofAgencies = "relkind = 'r' AND relnamespace = 'public'::regnamespace AND EXISTS (SELECT FROM"
                    + " pg_attribute WHERE attrelid = pg_class.oid AND attname = 'agency')";
            assertEquals(4, count(connection, "pg_class", ofAgencies));
            String open = ofAgencies + " AND NOT (relrowsecurity AND relforcerowsecurity)";
            assertEquals(0, count(connection, "pg_class", open));
            assertEquals(0, count(connection, "pg_roles", "rolname LIKE 'scoring%' AND (rolsuper OR rolbypassrls)"));
        }
    }

    private static UUID known(Feed feed) {
        UUID influencer = feed.influencer();
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), feed.organization(), influencer)
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
