package dev.rapport.contacts;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Management;
import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;

@QuarkusTest
class OutageTest {

    @Test
    void while_the_database_is_away_callers_are_told_to_come_back_and_then_all_goes_on() throws Exception {
        Api api = Api.ofANewAgency();
        String mina = api.influencer("Mina");
        // The server of the tests writes lazily, for speed: what it has confirmed must be on disk before it is killed.
        try (var server = LocalStack.shared().superuser("contacts");
                var statement = server.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        LocalStack.shared().killPostgres();
        try {
            problem(api.get(mina), 503, "unavailable").header("Retry-After", "1");
            problem(api.post(INFLUENCERS, "name", "Nora"), 503, "unavailable");
            given().port(Management.port()).get("/q/health/live").then().statusCode(200);
        } finally {
            LocalStack.shared().startPostgres();
        }
        awaitStatus(api, mina, 200);
        new Topic("contacts").about(Api.idOf(api.influencer("Nora")), 1);
        Rows.awaitEmptyOutbox();
    }

    /** Connections of the pool that died with the server are found out one by one. */
    private static void awaitStatus(Api api, String path, int status) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (api.get(path).statusCode() == status) return;
            Thread.sleep(100);
        }
        api.get(path).then().statusCode(status);
    }
}
