package dev.rapport.scoring;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How the chain is made is tried in contacts; here, that this service's log is one. */
@QuarkusTest
class AuditChainTest {

    private static final String PROOF = "/v1/audit/scores/verification";

    private final Feed feed = Feed.ofANewAgency();

    private JsonPath verify() {
        return Answers.to(feed)
                .as(Role.ADMIN)
                .get(PROOF)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void whatWasDoneIsSealedAndShowsWhenItIsAltered() throws Exception {
        Answers.to(feed)
                .setNumbers(0, "{\"promises\":{\"graceDays\":20}}")
                .then()
                .statusCode(200);
        Topics.await("the seal", () -> verify().getLong("waiting") == 0);
        assertTrue(verify().getBoolean("intact"));
        assertTrue(verify().getLong("entries") > 0);
        try (var superuser = LocalStack.shared().superuser("scoring");
                var statement = superuser.createStatement()) {
            statement.execute("UPDATE audit_log SET caller = 'nobody' WHERE agency = '" + feed.agency() + "'");
        }
        assertFalse(verify().getBoolean("intact"));
        Answers.to(feed).viewer().get(PROOF).then().statusCode(403);
    }
}
