package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Management;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class OutboxTest {

    private final Topic events = new Topic("interactions");

    @Test
    void the_outbox_is_emptied_after_the_acknowledgement() throws Exception {
        Relationship mina = Relationship.fresh();
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        events.about(idOf(path), 1);
        awaitEmptyOutbox();
    }

    @Test
    void a_refused_change_leaves_no_event() throws Exception {
        Relationship mina = Relationship.fresh();
        String path = mina.made(INTERACTIONS, "kind", "HELP", "externalId", "e1");
        mina.post(INTERACTIONS, "kind", "HELP", "externalId", "e1").then().statusCode(409);
        mina.patch(path, 9, "value", 2).then().statusCode(412);
        mina.patch(path, 1, "value", 9).then().statusCode(400);
        awaitEmptyOutbox();
        assertEquals(1, ofAgency(events, mina).size());
    }

    @Test
    void while_the_broker_is_away_writing_goes_on_and_the_events_follow_in_order() throws Exception {
        Relationship mina = Relationship.fresh();
        mina.made(INTERACTIONS, "kind", "INBOUND"); // both contacts have arrived
        List<String> made = new ArrayList<>();
        LocalStack.shared().stopKafka();
        try {
            for (int i = 0; i < 5; i++) made.add(mina.made(INTERACTIONS, "kind", "HELP"));
            mina.patch(made.getFirst(), 1, "value", 3).then().statusCode(200);
            mina.viewer().port(Management.port()).get("/q/health/live").then().statusCode(200);
            assertTrue(waiting() >= 6);
        } finally {
            LocalStack.shared().startKafka();
        }
        for (String path : made) events.about(idOf(path), 1);
        var versions = events.about(idOf(made.getFirst()), 2).stream()
                .map(record -> Topic.data(record).get("version").asInt())
                .distinct()
                .toList();
        assertEquals(List.of(1, 2), versions);
        awaitEmptyOutbox();
        // And what comes in is taken again.
        Relationship.fresh().made(INTERACTIONS, "kind", "HELP");
    }

    private static List<?> ofAgency(Topic topic, Relationship mina) {
        return topic.all().stream()
                .filter(record -> mina.agency().equals(Topic.header(record, "ce_agency")))
                .toList();
    }

    private static long waiting() throws SQLException {
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM outbox")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void awaitEmptyOutbox() throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (waiting() > 0) {
            if (System.nanoTime() > deadline) throw new AssertionError(waiting() + " rows stay in the outbox");
            Thread.sleep(50);
        }
    }
}
