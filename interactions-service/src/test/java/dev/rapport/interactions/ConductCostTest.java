package dev.rapport.interactions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.CountedSockets;
import dev.rapport.local.Tokens;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What terms, guard and history cost in ways to the database and back. */
@QuarkusTest
class ConductCostTest {

    private Relationship mina;

    @BeforeEach
    void agree() {
        mina = Relationship.fresh();
        mina.made(AGREEMENTS, "giveShare", 0.5, "acceptedOn", "2026-01-01");
    }

    private static void takes(int trips, Runnable call) {
        CountedSockets.trips();
        call.run();
        assertEquals(trips, CountedSockets.trips());
    }

    /** Who is meant, together with all that is around them where it reaches out; the row; its event; the commit. */
    @Test
    void to_write_something_down_takes_four() {
        takes(4, () -> mina.made(INTERACTIONS, "kind", "INBOUND"));
        takes(4, () -> mina.made(INTERACTIONS, "kind", "HELP"));
        takes(4, () -> mina.made(INTERACTIONS, "kind", "ASK"));
    }

    @Test
    void to_ask_where_others_are_refused_takes_a_lock_and_a_second_look() {
        given().auth()
                .oauth2(Tokens.admin(mina.agency()))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"askedByAnother\":\"REFUSE\"}")
                .patch("/v1/ask-guard")
                .then()
                .statusCode(200);
        takes(6, () -> mina.made(INTERACTIONS, "kind", "ASK"));
        takes(4, () -> mina.made(INTERACTIONS, "kind", "HELP"));
    }

    @Test
    void a_correction_takes_one_more_for_its_revision() {
        String path = mina.made(INTERACTIONS, "kind", "INBOUND");
        mina.patch(path, 1, "channel", "dm").then().statusCode(200);
        takes(6, () -> mina.patch(path, 2, "channel", "email").then().statusCode(200));
        takes(3, () -> mina.patch(path, 3, "channel", "email").then().statusCode(200));
    }

    @Test
    void a_page_of_asks_takes_five_however_many_are_on_it() {
        for (int i = 0; i < 5; i++) {
            String ask = Relationship.idOf(mina.made(INTERACTIONS, "kind", "ASK"));
            String followUp = Relationship.idOf(mina.made(INTERACTIONS, "kind", "FOLLOW_UP", "inReplyTo", ask));
            mina.made(INTERACTIONS, "kind", "REPLY", "inReplyTo", followUp);
        }
        for (int limit : new int[] {1, 200}) {
            takes(5, () -> mina.get("/v1/asks?limit=" + limit).then().statusCode(200));
        }
    }
}
