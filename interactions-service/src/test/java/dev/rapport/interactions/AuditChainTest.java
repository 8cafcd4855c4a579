package dev.rapport.interactions;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How the chain is made is tried in contacts; here, that this service's log is one. */
@QuarkusTest
class AuditChainTest {

    private final Relationship mina = Relationship.fresh();

    private JsonPath verify() {
        return mina.admin()
                .get("/v1/audit/interactions/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void what_was_done_is_sealed_and_shows_when_it_is_altered() {
        mina.made(INTERACTIONS, "kind", "HELP");
        Database.await("the seal", () -> verify().getLong("waiting") == 0);
        assertTrue(verify().getBoolean("intact"));
        assertEquals(1, verify().getLong("entries"));
        Database.run("UPDATE audit_log SET caller = 'nobody' WHERE agency = '" + mina.agency() + "'");
        assertFalse(verify().getBoolean("intact"));
        mina.viewer().get("/v1/audit/interactions/verification").then().statusCode(403);
    }
}
