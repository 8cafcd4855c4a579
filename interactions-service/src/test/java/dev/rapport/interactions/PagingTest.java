package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class PagingTest {

    private static final String SAME_TIME = "2026-01-01T00:00:00Z";

    private Relationship mina;
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void meet_and_write_down_eleven_things_of_the_same_moment() {
        mina = Relationship.fresh();
        for (int i = 0; i < 11; i++) made.add(write(SAME_TIME));
    }

    private String write(String at) {
        return idOf(mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", at));
    }

    private Response page(String query, String cursor) {
        return mina.get(INTERACTIONS + "?limit=3" + query + (cursor == null ? "" : "&cursor=" + cursor));
    }

    @Test
    void ties_neither_repeat_nor_hide_others_while_rows_are_inserted() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page("&sort=occurredAt", cursor);
            seen.addAll(page.path("items.id"));
            cursor = page.path("page.next");
            write("2025-01-01T00:00:00Z");
            if (seen.size() < 9) made.add(write("2026-02-01T00:00:00Z"));
        } while (cursor != null && seen.size() < 50);
        assertEquals(seen.size(), new HashSet<>(seen).size(), "repeated");
        assertTrue(seen.containsAll(made), "hidden");
        assertEquals(made.size(), seen.size());
    }

    @Test
    void the_way_back_is_the_way_there() {
        Response first = page("", null);
        Response second = page("", first.path("page.next"));
        Response third = page("", second.path("page.next"));
        assertEquals(
                second.<List<String>>path("items.id"),
                page("", third.path("page.prev")).path("items.id"));
        Response back = page("", second.path("page.prev"));
        assertEquals(first.<List<String>>path("items.id"), back.path("items.id"));
        back.then().body("page.prev", nullValue());
        first.then().body("page.prev", nullValue()).header("Link", containsString("rel=\"next\""));
    }

    @Test
    void a_cursor_belongs_to_one_list_one_sort_and_one_filter() {
        String cursor = page("", null).path("page.next");
        for (String other : new String[] {"&sort=occurredAt", "&kind=INBOUND", "&sort=-createdAt"}) {
            page(other, cursor).then().statusCode(400).body("code", equalTo("invalid_cursor"));
        }
        mina.get("/v1/commitments?cursor=" + cursor).then().statusCode(400).body("code", equalTo("invalid_cursor"));
        page("", "abc").then().statusCode(400).body("code", equalTo("invalid_cursor"));
        page("", cursor.substring(4)).then().statusCode(400);
        page("&sort=-occurredAt", cursor).then().statusCode(200);
    }

    @Test
    void a_page_has_one_to_two_hundred_items() {
        for (String limit : new String[] {"0", "201", "-1", "x"}) {
            mina.get(INTERACTIONS + "?limit=" + limit).then().statusCode(400);
        }
        mina.get(INTERACTIONS + "?limit=200").then().statusCode(200).body("items.size()", equalTo(11));
        mina.get(INTERACTIONS + "?sort=summary")
                .then()
                .statusCode(400)
                .body("violations[0].parameter", equalTo("sort"));
    }
}
