package dev.rapport.contacts;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.LocalStackResource;
import dev.rapport.local.Tokens;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** More than can be served: refused at once, with the time to come back, and no agency at another's cost. */
@QuarkusTest
class OverloadTest {

    @Inject
    DataSource database;

    @Test
    void an_agency_that_asks_too_often_is_told_when_to_come_back_and_others_do_not_notice() {
        Api hurried = new Api(LocalStackResource.HURRIED_AGENCY);
        Api other = Api.ofANewAgency();
        hurried.viewer()
                .get(INFLUENCERS)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"reads\";q=10;w=2")
                .header("RateLimit", matchesPattern("\"reads\";r=9;t=1"));
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            var answer = hurried.viewer().get(INFLUENCERS);
            if (answer.statusCode() == 200) continue;
            refused++;
            problem(answer, 429, "too_many_requests")
                    .header("Retry-After", "1")
                    .header("RateLimit", matchesPattern("\"reads\";r=0;t=[12]"))
                    .header("RateLimit-Policy", notNullValue());
        }
        assertTrue(refused > 10, refused + " of 60 were refused");
        other.viewer().get(INFLUENCERS).then().statusCode(200);
        // Reads do not use up what is for writes.
        hurried.post(INFLUENCERS, "name", "Mina")
                .then()
                .statusCode(201)
                .header("RateLimit-Policy", equalTo("\"writes\";q=10;w=2"));
    }

    @Test
    void a_token_that_is_not_good_uses_up_nothing_of_the_agency_that_it_names() {
        Api hurried = new Api(LocalStackResource.HURRIED_AGENCY + "-too");
        String forged = dev.rapport.local.LocalIdentity.shared()
                .recipe()
                .agency(hurried.agency())
                .signedByAnotherKey()
                .mint();
        for (int i = 0; i < 3; i++) {
            String policy = io.restassured.RestAssured.given()
                    .auth()
                    .oauth2(forged)
                    .get(INFLUENCERS)
                    .then()
                    .statusCode(401)
                    .extract()
                    .header("RateLimit");
            assertTrue(policy == null || policy.contains("r=1999"), policy);
        }
        hurried.viewer().get(INFLUENCERS).then().header("RateLimit", "\"reads\";r=199999;t=1");
    }

    @Test
    void surplus_is_sent_away_at_once_and_all_is_well_a_moment_later() throws Exception {
        Api api = Api.ofANewAgency();
        api.influencer("Mina");
        List<Wire> told = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = LocalStack.shared().superuser("contacts")) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE influencer IN ACCESS EXCLUSIVE MODE");
            List<Future<Wire>> asked = new ArrayList<>();
            String token = Tokens.viewer(api.agency());
            for (int i = 0; i < 180; i++) asked.add(threads.submit(() -> ask(token)));
            for (Future<Wire> one : asked) told.add(one.get());
            lock.rollback();
        }
        long atOnce = told.stream()
                .filter(one -> one.body().contains("Too many requests at once"))
                .count();
        assertTrue(atOnce >= 50, atOnce + " were told at once");
        for (Wire one : told) {
            assertEquals(503, one.status());
            assertTrue(one.head().contains("Retry-After: 1") || one.head().contains("retry-after: 1"), one.head());
        }
        api.get(INFLUENCERS).then().statusCode(200);
    }

    @Test
    void work_that_takes_longer_than_a_body_may_is_not_cut_off() throws Exception {
        Api api = Api.ofANewAgency();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var lock = LocalStack.shared().superuser("contacts")) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE influencer IN ACCESS EXCLUSIVE MODE");
            var made =
                    threads.submit(() -> api.post(INFLUENCERS, "name", "Mina").statusCode());
            // A body has three seconds in tests, and a statement waits five for a lock.
            Thread.sleep(Duration.ofSeconds(4));
            lock.rollback();
            assertEquals(201, made.get());
        }
    }

    private static Wire ask(String token) {
        return Wire.get(INFLUENCERS, "Authorization: Bearer " + token);
    }

    @Test
    void no_statement_of_ours_goes_on_for_ever() throws SQLException {
        assertEquals(List.of("10s", "5s", "1min"), timeouts(database));
        DataSource relay = Arc.container()
                .instance(DataSource.class, new DataSourceLiteral("relay"))
                .get();
        assertEquals("1min", timeouts(relay).getFirst());
    }

    private static List<String> timeouts(DataSource source) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String name : List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
                try (var row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
