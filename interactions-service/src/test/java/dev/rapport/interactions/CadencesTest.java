package dev.rapport.interactions;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.CADENCES;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class CadencesTest {

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    @Test
    void a_cadence_is_said_read_changed_and_deleted() {
        String path = mina.cadence("tag", "Wild swimming", "targetDays", 14, "maxDays", 28);
        mina.get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(
                        "scope",
                        equalTo("TAG"),
                        "tag",
                        equalTo("Wild swimming"),
                        "organizationId",
                        nullValue(),
                        "targetDays",
                        is(14));
        mina.admin().body(map("maxDays", 30)).patch(path).then().statusCode(428);
        mina.admin()
                .header("If-Match", "\"1\"")
                .body(map("maxDays", 30, "tag", null))
                .patch(path)
                .then()
                .statusCode(200)
                .body("version", is(2), "scope", equalTo("AGENCY"), "maxDays", is(30));
        mina.admin().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        mina.get(CADENCES).then().body("items.size()", is(1));
        mina.admin().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        mina.get(path).then().statusCode(404);
        mina.get(CADENCES).then().body("items", empty());
    }

    @Test
    void of_everything_there_is_one() {
        mina.cadence("targetDays", 1, "maxDays", 1);
        mina.cadence("tag", "wild swimming", "targetDays", 1, "maxDays", 1);
        mina.cadence("organizationId", mina.organization(), "targetDays", 730, "maxDays", 1095);
        for (var again : List.of(
                map("targetDays", 2, "maxDays", 2),
                map("tag", "Wild-Swimming", "targetDays", 2, "maxDays", 2),
                map("organizationId", mina.organization(), "targetDays", 2, "maxDays", 2))) {
            mina.admin().body(again).post(CADENCES).then().statusCode(409).body("code", equalTo("already_exists"));
        }
        mina.get(CADENCES).then().body("items.size()", is(3));
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        refused("/maxDays", "less_than_target", "targetDays", 14, "maxDays", 13);
        refused("/targetDays", "min", "targetDays", 0, "maxDays", 13);
        refused("/targetDays", "max", "targetDays", 731, "maxDays", 1000);
        refused("/maxDays", "max", "targetDays", 7, "maxDays", 1096);
        refused("/maxDays", "required", "targetDays", 7);
        refused("/tag", "required", "tag", " ", "targetDays", 7, "maxDays", 8);
        refused("/tag", "size", "tag", "x".repeat(101), "targetDays", 7, "maxDays", 8);
        refused("/scope", "unknown_property", "scope", "TAG", "targetDays", 7, "maxDays", 8);
        refused(
                "/tag",
                "not_with_organization",
                "tag",
                "x",
                "organizationId",
                mina.organization(),
                "targetDays",
                7,
                "maxDays",
                8);
        mina.get(CADENCES).then().body("items", empty());
        assertEquals(List.of(), Database.ask("SELECT 1 FROM touchpoint_walk WHERE agency = '" + mina.agency() + "'"));
    }

    private void refused(String pointer, String code, Object... said) {
        violation(mina.admin().body(map(said)).post(CADENCES), pointer, code);
    }

    @Test
    void there_may_be_two_hundred() {
        mina.cadence("targetDays", 1, "maxDays", 1);
        Database.run(
                """
                INSERT INTO cadence (agency, id, version, scope, tag, tag_print, target_days, max_days, created_at, updated_at)
                SELECT '%s', gen_random_uuid(), 1, 'TAG', 'tag ' || i, i, 7, 8, now(), now() FROM generate_series(1, 199) AS i"""
                        .formatted(mina.agency()));
        mina.admin()
                .body(map("tag", "one more", "targetDays", 7, "maxDays", 8))
                .post(CADENCES)
                .then()
                .statusCode(409)
                .body("code", equalTo("too_many_cadences"));
    }

    @Test
    void only_admins_say_how_often() {
        var body = map("targetDays", 7, "maxDays", 8);
        mina.editor().body(body).post(CADENCES).then().statusCode(403);
        String path = mina.cadence("targetDays", 7, "maxDays", 8);
        mina.editor().header("If-Match", "\"1\"").body(body).patch(path).then().statusCode(403);
        mina.editor().header("If-Match", "\"1\"").delete(path).then().statusCode(403);
        mina.get(path).then().statusCode(200).body("version", is(1));
    }

    @Test
    void another_agencys_is_unknown_and_so_is_its_organization() {
        Relationship stranger = Relationship.fresh();
        String path = mina.cadence("targetDays", 7, "maxDays", 8);
        stranger.get(path).then().statusCode(404);
        stranger.admin().header("If-Match", "\"1\"").delete(path).then().statusCode(404);
        stranger.admin()
                .header("If-Match", "\"1\"")
                .body(map("maxDays", 9))
                .patch(path)
                .then()
                .statusCode(404);
        for (UUID id : List.of(stranger.organization(), stranger.influencer(), mina.influencer())) {
            mina.admin()
                    .body(map("organizationId", id, "targetDays", 7, "maxDays", 8))
                    .post(CADENCES)
                    .then()
                    .statusCode(404)
                    .body("violations[0].pointer", equalTo("/organizationId"));
        }
        stranger.get(CADENCES).then().body("items", empty());
    }

    @Test
    void the_same_request_again_is_answered_again() {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            mina.admin()
                    .header("Idempotency-Key", key)
                    .body(map("targetDays", 7, "maxDays", 8))
                    .post(CADENCES)
                    .then()
                    .statusCode(201);
        }
        mina.get(CADENCES).then().body("items.size()", is(1));
    }
}
