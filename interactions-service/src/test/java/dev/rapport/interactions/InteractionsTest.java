package dev.rapport.interactions;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static java.util.Comparator.comparing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class InteractionsTest {

    private final Topic events = new Topic("interactions");
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    @Test
    void an_interaction_comes_back_as_it_was_sent() {
        String at = "2026-03-31T09:30:00.123456Z";
        String path = mina.made(
                INTERACTIONS,
                "kind",
                "HELP",
                "occurredAt",
                at,
                "channel",
                "email",
                "summary",
                "Sent the data",
                "externalId",
                "crm-7",
                "value",
                2,
                "relevance",
                0.9,
                "outcome",
                "USED");
        mina.get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(
                        "id",
                        equalTo(idOf(path)),
                        "version",
                        is(1),
                        "occurredAt",
                        equalTo(at),
                        "channel",
                        equalTo("email"))
                .body("summary", equalTo("Sent the data"), "externalId", equalTo("crm-7"), "value", is(2))
                .body("relevance", is(0.9f), "outcome", equalTo("USED"))
                .body("organizationId", equalTo(mina.organization().toString()))
                .body("influencerId", equalTo(mina.influencer().toString()))
                .body("createdAt", matchesPattern(".+Z"));
    }

    @Test
    void who_has_the_version_is_not_sent_it_again() {
        String path = mina.made(INTERACTIONS, "kind", "INBOUND");
        mina.viewer().header("If-None-Match", "\"1\"").get(path).then().statusCode(304);
    }

    @Test
    void the_past_is_welcome_and_the_future_is_refused() {
        mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2009-01-31T23:59:59+05:00");
        Instant soon = Instant.now().plus(Duration.ofMinutes(4)).truncatedTo(ChronoUnit.SECONDS);
        mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", soon.toString());
        Instant later = Instant.now().plus(Duration.ofMinutes(6));
        violation(
                mina.post(INTERACTIONS, "kind", "INBOUND", "occurredAt", later.toString()),
                "/occurredAt",
                "in_the_future");
    }

    @Test
    void a_correction_raises_the_version_and_leaves_an_event() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "value", 1, "outcome", "IGNORED");
        mina.patch(path, 1, "value", 3, "outcome", null, "occurredAt", "2026-01-02T03:04:05Z")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("value", is(3), "outcome", nullValue(), "version", is(2));
        var told = events.about(idOf(path), 2);
        assertEquals(1, Topic.data(told.get(0)).get("version").asInt());
        assertEquals(2, Topic.data(told.get(1)).get("version").asInt());
        assertEquals(3, Topic.data(told.get(1)).get("value").asInt());
        assertFalse(Topic.data(told.get(1)).has("outcome"));
    }

    @Test
    void a_correction_that_changes_nothing_leaves_version_and_topic_alone() {
        String path = mina.made(INTERACTIONS, "kind", "GIFT");
        mina.patch(path, 1, "solicited", false).then().statusCode(200).header("ETag", "\"1\"");
        mina.patch(path, 1, "solicited", true).then().statusCode(200).header("ETag", "\"2\"");
        assertEquals(2, events.about(idOf(path), 2).size());
    }

    @Test
    void kind_and_contacts_can_be_corrected_too() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "value", 2, "relevance", 0.4);
        Relationship other = Relationship.in(mina.agency());
        mina.patch(path, 1, "kind", "ASK", "influencerId", other.influencer(), "organizationId", other.organization())
                .then()
                .statusCode(200)
                .body("kind", equalTo("ASK"), "value", nullValue(), "relevance", is(0.4f), "size", is(1))
                .body("influencerId", equalTo(other.influencer().toString()));
        violation(mina.patch(path, 2, "kind", "AMENDS", "size", 3), "/size", "not_applicable");
        mina.get(path).then().body("version", is(2));
        // With another influencer it goes to another partition, and partitions are read in any order: versions tell.
        var told = events.about(idOf(path), 2).stream().map(Topic::data);
        var latest = told.max(comparing(one -> one.get("version").asInt())).orElseThrow();
        assertEquals("ASK", latest.get("kind").asText());
        assertEquals(2, latest.get("version").asInt());
    }

    @Test
    void a_deleted_interaction_is_gone_for_readers_and_told_once_more() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words", "externalId", "crm-1", "value", 2);
        mina.delete(path, 1).then().statusCode(204);
        mina.get(path).then().statusCode(404).body("code", equalTo("not_found"));
        mina.patch(path, 2, "value", 1).then().statusCode(404);
        mina.delete(path, 2).then().statusCode(404);
        mina.get(INTERACTIONS).then().body("items", empty());
        var last = Topic.data(events.about(idOf(path), 2).get(1));
        assertTrue(last.get("deleted").asBoolean());
        assertEquals(2, last.get("version").asInt());
        assertEquals(7, last.size());
        mina.made(INTERACTIONS, "kind", "HELP", "externalId", "crm-1");
    }

    @Test
    void change_needs_the_version_that_was_read() {
        String path = mina.made(INTERACTIONS, "kind", "BENEFIT");
        mina.editor()
                .body("{\"value\":2}")
                .patch(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
        mina.editor().delete(path).then().statusCode(428);
        mina.patch(path, 7, "value", 2).then().statusCode(412).body("code", equalTo("version_conflict"));
        mina.delete(path, 7).then().statusCode(412);
        mina.get(path).then().header("ETag", "\"1\"").body("value", is(1));
    }

    @Test
    void an_external_id_is_unique_within_the_agency() {
        mina.made(INTERACTIONS, "kind", "INBOUND", "externalId", "crm-9");
        mina.post(INTERACTIONS, "kind", "INBOUND", "externalId", "crm-9")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_exists"));
        Relationship.fresh().made(INTERACTIONS, "kind", "INBOUND", "externalId", "crm-9");
    }

    @Test
    void the_list_is_latest_first_and_can_be_filtered() {
        Relationship jonas = Relationship.in(mina.agency());
        String first = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-01-01T00:00:00Z");
        String second =
                jonas.made(INTERACTIONS, "kind", "ASK", "occurredAt", "2026-02-01T00:00:00Z", "externalId", "crm-2");
        String third = mina.made(INTERACTIONS, "kind", "ASK", "occurredAt", "2026-03-01T00:00:00Z");
        listed("", third, second, first);
        listed("?sort=occurredAt", first, second, third);
        listed("?sort=-createdAt", third, second, first);
        listed("?sort=updatedAt", first, second, third);
        listed("?kind=ASK", third, second);
        listed("?influencerId=" + mina.influencer(), third, first);
        listed("?organizationId=" + jonas.organization(), second);
        listed("?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z", second, first);
        listed("?externalId=crm-2", second);
        mina.get(INTERACTIONS + "?influencerId=" + UUID.randomUUID()).then().body("items", empty());
    }

    private void listed(String query, String... paths) {
        String[] ids = List.of(paths).stream().map(Relationship::idOf).toArray(String[]::new);
        mina.get(INTERACTIONS + query).then().statusCode(200).body("items.id", contains(ids));
    }
}
