package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Which promises are late, whose they are, and who sees to them. */
@QuarkusTest
class PromiseListsTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private String promised(LocalDate due, Object... more) {
        var body = mina.body("dueOn", due.toString(), "occurredAt", due.minusDays(10) + "T12:00:00Z");
        body.putAll(Relationship.map(more));
        String place = mina.editor().body(body).post(COMMITMENTS).header("Location");
        return place.replaceFirst("^https?://[^/]+", "");
    }

    private void listed(String query, String... paths) {
        String[] ids = Arrays.stream(paths).map(Relationship::idOf).toArray(String[]::new);
        mina.get(COMMITMENTS + query).then().statusCode(200).body("items.id", contains(ids));
    }

    @Test
    void the_overdue_list_is_of_open_promises_of_whichever_side_the_longest_overdue_first() {
        String theirs = promised(today.minusDays(3), "by", "THEM");
        String ours = promised(today.minusDays(30));
        String grace = promised(today.minusDays(1));
        String kept = promised(today.minusDays(40));
        mina.editor().post(kept + "/keep").then().statusCode(200);
        listed("?overdue=true", ours, theirs);
        listed("?overdue=true&by=THEM", theirs);
        listed("?overdue=true&by=US", ours);
        listed("?overdue=true&dueBefore=" + today.minusDays(10), ours);
        listed("?overdue=true&sort=-dueOn", theirs, ours);
        listed("?overdue=false", kept, grace);
        mina.get(COMMITMENTS + "?overdue=maybe").then().statusCode(400);
        String next = mina.get(COMMITMENTS + "?overdue=true&limit=1").path("page.next");
        listed("?overdue=true&limit=1&cursor=" + next, theirs);
        mina.get(COMMITMENTS + "?overdue=false&limit=1&cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void whoever_writes_it_down_sees_to_it_unless_somebody_else_does() {
        String mine = promised(today);
        String annas = promised(today.plusDays(1), "responsible", "Anna");
        String me = mina.get(mine).path("responsible");
        listed("?responsible=Anna", annas);
        listed("?responsible=" + me, mine);
        mina.patch(mine, 1, "responsible", "Anna").then().body("responsible", equalTo("Anna"));
        listed("?responsible=Anna", mine, annas);
        mina.patch(mine, 2, "responsible", null).then().body("responsible", nullValue());
        violation(mina.post(COMMITMENTS, "dueOn", today, "responsible", ""), "/responsible", "size");
        violation(mina.post(COMMITMENTS, "dueOn", today, "responsible", "x".repeat(201)), "/responsible", "size");
        mina.get(COMMITMENTS + "?responsible=" + UUID.randomUUID()).then().body("items.size()", equalTo(0));
        mina.get(COMMITMENTS + "/" + idOf(annas)).then().body("responsible", equalTo("Anna"));
    }
}
