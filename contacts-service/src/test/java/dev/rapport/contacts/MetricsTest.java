package dev.rapport.contacts;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.DoublePredicate;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.LocalStackResource;
import dev.rapport.local.Scrape;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What whoever runs a service can see: what waits to be told, what was told, and who was sent away. */
@QuarkusTest
class MetricsTest {

    private static final String RELAY_LOCK = "SELECT pg_advisory_lock(7277678)";
    private static final String RELAYED = "rapport_outbox_relayed_events_total";
    private static final String REFUSED = "rapport_requests_refused_total";

    private final Api api = Api.ofANewAgency();

    @Test
    void what_waits_in_the_outbox_is_counted_and_its_age_is_known() throws Exception {
        api.influencer("Mina");
        Rows.awaitEmptyOutbox();
        await("rapport_outbox_depth", depth -> depth == 0);
        assertEquals(0, Scrape.now().value("rapport_outbox_age_seconds"));
        double told = Scrape.now().value(RELAYED, "topic=\"contacts\"");
        try (Connection relay = LocalStack.shared().superuser("contacts");
                var lock = relay.createStatement()) {
            lock.execute(RELAY_LOCK);
            try {
                api.influencer("Nora");
                api.influencer("Dax");
                await("rapport_outbox_depth", depth -> depth == 2);
                await("rapport_outbox_age_seconds", age -> age > 0);
                assertEquals(told, Scrape.now().value(RELAYED, "topic=\"contacts\""));
            } finally {
                lock.execute("SELECT pg_advisory_unlock(7277678)");
            }
        }
        await(RELAYED, all -> all >= told + 2);
        await("rapport_outbox_depth", depth -> depth == 0);
        assertEquals(0, Scrape.now().value("rapport_outbox_age_seconds"));
    }

    @Test
    void who_is_refused_at_the_door_is_counted_by_reason_and_by_no_path() {
        double before = Scrape.now().value(REFUSED, "reason=\"too_many_requests\"");
        Api hurried = new Api(LocalStackResource.HURRIED_AGENCY);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            if (hurried.get(INFLUENCERS + "/" + UUID.randomUUID()).statusCode() == 429) refused++;
        }
        problem(api.post(INFLUENCERS + "/" + UUID.randomUUID(), "name", "x".repeat(300_000)), 413, "body_too_large");
        Scrape after = Scrape.now();
        assertTrue(after.value(REFUSED, "reason=\"too_many_requests\"") >= before + refused, refused + " refused");
        assertTrue(after.value(REFUSED, "reason=\"body_too_large\"") > 0);
        assertTrue(after.value("http_server_requests_seconds_count", "status=\"413\"", "uri=\"/OTHER\"") > 0);
        assertEquals(0, after.value("rapport_requests_in_flight"));
        assertFalse(after.toString().matches("(?s).*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*"), after.toString());
    }

    /** Backlogs are looked up only now and then. */
    private static void await(String name, DoublePredicate wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!wanted.test(Scrape.now().value(name))) {
            assertTrue(Instant.now().isBefore(end), name + " is " + Scrape.now().value(name));
            Thread.sleep(100);
        }
    }
}
