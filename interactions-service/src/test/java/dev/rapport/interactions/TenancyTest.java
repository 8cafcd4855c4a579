package dev.rapport.interactions;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

/** To another agency, ours do not exist. */
@QuarkusTest
class TenancyTest {

    private Relationship ours;
    private Relationship theirs;

    @BeforeEach
    void meet() {
        ours = Relationship.fresh();
        theirs = Relationship.fresh();
    }

    @Test
    void a_foreign_influencer_or_organization_is_unknown() {
        var foreignInfluencer = new Relationship(ours.agency(), ours.organization(), theirs.influencer());
        var foreignOrganization = new Relationship(ours.agency(), theirs.organization(), ours.influencer());
        // The first call of REST Assured waits for a thread of the pool that all are on in a moment.
        ours.get(INTERACTIONS).then().statusCode(200);
        // Side by side, since each is waited for as if it were on its way.
        List.of(INTERACTIONS, COMMITMENTS, AGREEMENTS, SURVEYS).parallelStream().forEach(path -> {
            unknown(path, foreignInfluencer, "/influencerId");
            unknown(path, foreignOrganization, "/organizationId");
            ours.get(path).then().body("items", empty());
        });
    }

    private static void unknown(String path, Relationship relationship, String pointer) {
        var body = relationship.body();
        if (path.equals(INTERACTIONS)) body.put("kind", "HELP");
        if (path.equals(COMMITMENTS)) body.put("dueOn", "2030-01-01");
        if (path.equals(AGREEMENTS)) body.put("giveShare", 0.5);
        if (path.equals(SURVEYS)) body.put("answers", Map.of("trust", 5));
        relationship
                .editor()
                .body(body)
                .post(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].code", equalTo("unknown_reference"));
    }

    @Test
    void an_organization_is_no_influencer() {
        unknown(
                INTERACTIONS,
                new Relationship(ours.agency(), ours.influencer(), ours.organization()),
                "/organizationId");
    }

    @Test
    void foreign_things_can_neither_be_read_nor_changed() {
        String interaction = theirs.made(INTERACTIONS, "kind", "HELP");
        String commitment = theirs.made(COMMITMENTS, "dueOn", "2030-01-01");
        String agreement = theirs.made(AGREEMENTS, "giveShare", 0.5);
        String survey = theirs.made(SURVEYS, "answers", Map.of("trust", 5));
        for (String path : List.of(interaction, commitment, agreement, survey)) {
            notFound(ours.get(path));
            notFound(ours.patch(path, 1, "summary", "mine now"));
            notFound(ours.delete(path, 1));
        }
        notFound(ours.editor().post(commitment + "/keep"));
        notFound(ours.editor().post(commitment + "/break"));
        notFound(ours.editor().post(commitment + "/release"));
        for (String path : List.of(interaction, commitment, agreement, survey)) {
            theirs.get(path).then().statusCode(200).body("version", is(1));
        }
        ours.get(INTERACTIONS + "?influencerId=" + theirs.influencer()).then().body("items", empty());
    }

    @Test
    void a_foreign_interaction_cannot_be_answered() {
        String theirQuestion = theirs.made(INTERACTIONS, "kind", "INBOUND");
        ours.post(INTERACTIONS, "kind", "REPLY", "inReplyTo", idOf(theirQuestion))
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/inReplyTo"));
        ours.get(INTERACTIONS).then().body("items", empty());
    }

    @Test
    void a_correction_cannot_move_a_deed_to_a_foreign_influencer() {
        String path = ours.made(INTERACTIONS, "kind", "HELP");
        ours.patch(path, 1, "influencerId", theirs.influencer()).then().statusCode(404);
        ours.patch(path, 1, "influencerId", UUID.randomUUID()).then().statusCode(404);
        ours.get(path)
                .then()
                .body(
                        "version",
                        is(1),
                        "influencerId",
                        equalTo(ours.influencer().toString()));
    }

    @Test
    void a_foreign_cursor_is_refused() {
        for (int i = 0; i < 2; i++) {
            ours.made(INTERACTIONS, "kind", "HELP");
            theirs.made(INTERACTIONS, "kind", "HELP");
        }
        String cursor = theirs.get(INTERACTIONS + "?limit=1").path("page.next");
        ours.get(INTERACTIONS + "?limit=1&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    private static void notFound(Response response) {
        response.then().statusCode(404).body("code", equalTo("not_found"));
    }
}
