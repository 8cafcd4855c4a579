package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class PagingTest {

    private static final int ROWS = 33;

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    /** Many of the same name: only the id tells them apart. */
    private List<String> crowd() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) ids.add(Api.idOf(api.influencer(i % 11 == 0 ? "Nora " + i : "Mina")));
        return ids;
    }

    private Response page(String sort, String cursor) {
        var request = api.viewer().queryParam("limit", 7).queryParam("sort", sort);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get(INFLUENCERS);
    }

    private void somebodyComes() {
        for (String name : List.of("Mina", "Aaron", "Zoe")) api.influencer(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"})
    void forward_and_back_every_row_comes_once_while_others_come_in(String sort) {
        List<String> crowd = crowd();
        List<String> forward = new ArrayList<>();
        String last = null;
        for (String next = null; ; ) {
            Response page = page(sort, next);
            forward.addAll(page.path("items.id"));
            somebodyComes();
            if (page.path("page.next") == null) break;
            next = page.path("page.next");
            last = next;
        }
        assertEquals(forward.size(), new HashSet<>(forward).size(), "a row came twice");
        assertTrue(forward.containsAll(crowd), "a row was left out");

        List<String> back = new ArrayList<>();
        Response page = page(sort, last);
        for (back.addAll(page.path("items.id")); page.path("page.prev") != null; ) {
            page = page(sort, page.path("page.prev"));
            back.addAll(0, page.path("items.id"));
            somebodyComes();
        }
        assertEquals(back.size(), new HashSet<>(back).size(), "a row came twice");
        assertTrue(back.containsAll(crowd), "a row was left out");
        assertEquals(
                forward.stream().filter(crowd::contains).toList(),
                back.stream().filter(crowd::contains).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "-name", "launchOn", "-launchOn", "createdAt", "-createdAt", "updatedAt", "-updatedAt"})
    void campaigns_of_one_organization_come_once_each(String sort) {
        String alder = api.organization("Alder");
        String birch = api.organization("Birch");
        List<String> alders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            alders.add(Api.idOf(api.campaignFor(alder)));
            api.campaignFor(birch);
        }
        List<String> seen = new ArrayList<>();
        for (String next = null; seen.isEmpty() || next != null; ) {
            var request = api.viewer().queryParam("limit", 3).queryParam("sort", sort);
            if (next != null) request.queryParam("cursor", next);
            Response page =
                    request.queryParam("organizationId", Api.idOf(alder)).get(Api.CAMPAIGNS);
            seen.addAll(page.path("items.id"));
            next = page.path("page.next");
        }
        // Made one after the other, of one name and one day: only the id tells them apart.
        assertEquals(sort.startsWith("-") ? alders.reversed() : alders, seen);
    }

    @Test
    void the_first_page_has_no_prev_and_the_last_no_next() {
        crowd();
        Response first = page("name", null);
        assertNull(first.path("page.prev"));
        Response second = page("name", first.path("page.next"));
        assertNotNull(second.path("page.prev"));
        Response again = page("name", second.path("page.prev"));
        assertEquals(first.<List<String>>path("items.id"), again.path("items.id"));
        assertNull(again.path("page.prev"));
        api.get(INFLUENCERS + "?limit=200")
                .then()
                .body("items", hasSize(ROWS))
                .body("page", equalTo(Api.map("limit", 200)));
        api.get(INFLUENCERS + "?limit=" + ROWS)
                .then()
                .body("page.next", equalTo(null))
                .header("Link", equalTo(null));
    }

    @Test
    void a_row_that_goes_leaves_no_gap() {
        crowd();
        Response first = page("name", null);
        List<String> ids = first.path("items.id");
        api.delete(INFLUENCERS + "/" + ids.getLast(), 1).then().statusCode(204);
        List<String> second = page("name", first.path("page.next")).path("items.id");
        List<String> all = api.get(INFLUENCERS + "?limit=200&sort=name").path("items.id");
        assertEquals(all.subList(6, 13), second);
    }

    @Test
    void links_in_the_header_lead_to_the_same_pages() {
        crowd();
        api.patch(INFLUENCERS + "/" + page("name", null).path("items[0].id"), 1, "tags", List.of("a&b {c}"));
        Response first = page("-name", null);
        String next = link(first, "next");
        assertTrue(next.startsWith(INFLUENCERS + "?limit=7&sort=-name&cursor="), next);
        Response second = api.viewer().urlEncodingEnabled(false).get(next);
        assertEquals(page("-name", first.path("page.next")).<List<String>>path("items.id"), second.path("items.id"));
        Response back = api.viewer().urlEncodingEnabled(false).get(link(second, "prev"));
        assertEquals(first.<List<String>>path("items.id"), back.path("items.id"));
    }

    @Test
    void links_keep_what_was_escaped() {
        for (int i = 0; i < 2; i++) api.made(INFLUENCERS, "name", "Mina", "tags", List.of("a&b {c}+100%"));
        Response first = api.viewer()
                .queryParam("tag", "a&b {c}+100%")
                .queryParam("limit", 1)
                .get(INFLUENCERS);
        api.viewer()
                .urlEncodingEnabled(false)
                .get(link(first, "next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private static String link(Response page, String relation) {
        return page.headers().getValues("Link").stream()
                .filter(link -> link.endsWith("; rel=\"" + relation + "\""))
                .map(link -> link.substring(1, link.indexOf('>')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_cursor_fits_only_the_list_it_came_from() {
        crowd();
        String cursor = page("name", null).path("page.next");
        String research = INFLUENCERS + "/" + page("name", null).path("items[0].id") + "/research";
        for (String other : List.of("?sort=-name", "?sort=createdAt", "?tag=x", "?source=LIST", "?externalId=e")) {
            refused(api, INFLUENCERS + other + "&cursor=" + cursor);
        }
        refused(api, Api.ORGANIZATIONS + "?cursor=" + cursor);
        refused(api, Api.CAMPAIGNS + "?cursor=" + cursor);
        refused(api, research + "?cursor=" + cursor);
        refused(Api.ofANewAgency(), INFLUENCERS + "?cursor=" + cursor);
        api.get(INFLUENCERS + "?limit=3&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
    }

    @Test
    void a_cursor_that_was_tampered_with_is_refused() {
        crowd();
        for (String sort : List.of("name", "createdAt")) {
            String cursor = page(sort, null).path("page.next");
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            bytes[0] ^= 1;
            refused(api, INFLUENCERS + "?sort=" + sort + "&cursor=" + encoded(bytes));
            bytes[0] ^= 1;
            bytes[bytes.length - 1] = 0;
            refused(api, INFLUENCERS + "?sort=" + sort + "&cursor=" + encoded(bytes));
            refused(api, INFLUENCERS + "?sort=" + sort + "&cursor=" + cursor.substring(0, 20));
        }
        for (String nonsense : List.of("abc", "%20", "....", "__________________________________________")) {
            refused(api, INFLUENCERS + "?cursor=" + nonsense);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void refused(Api api, String path) {
        problem(api.viewer().urlEncodingEnabled(false).get(path), 400, "invalid_cursor");
    }

    @Test
    void pages_have_one_to_two_hundred_items() {
        for (String limit : List.of("0", "-1", "201", "99999")) {
            problem(api.get(INFLUENCERS + "?limit=" + limit), 400, "invalid_request")
                    .body("violations[0].parameter", equalTo("limit"));
        }
        for (String limit : List.of("x", "1.5", "99999999999")) {
            invalidParameter(api.get(INFLUENCERS + "?limit=" + limit), "limit", "wrong_type");
        }
    }

    @Test
    void the_longest_names_can_be_paged_too() {
        for (int i = 0; i < 3; i++) api.influencer("林".repeat(199) + i);
        Response first = api.get(INFLUENCERS + "?limit=1");
        api.viewer()
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("page.next"))
                .get(INFLUENCERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
