package dev.rapport.contacts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.CAMPAIGNS;
import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever is sent as a campaign, or as a change of one: a refusal that says why, and not one row or event. */
@QuarkusTest
class BadCampaignsTest {

    private static final Api API = Api.ofANewAgency();

    private static String alder;
    private static String mina;
    private static String autumn;
    private Map<String, List<String>> before;

    @BeforeEach
    void remember() {
        if (alder == null) {
            alder = API.organization("Alder");
            mina = API.influencer("Mina");
            autumn = API.campaignFor(alder, mina);
        }
        before = Rows.of(API);
    }

    @AfterEach
    void nothing_has_changed() throws Exception {
        assertEquals(before, Rows.of(API));
        Rows.awaitEmptyOutbox();
        assertEquals(1, new Topic("contacts").about(idOf(autumn), 1).size());
    }

    private static List<Response> sent(Object... fields) {
        return List.of(API.editor().body(Api.campaign(alder, fields)).post(CAMPAIGNS), API.patch(autumn, 1, fields));
    }

    static Stream<Arguments> misplaced() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Stream.of(
                Arguments.of("name", " ", "/name", "required"),
                Arguments.of("name", "x".repeat(201), "/name", "size"),
                Arguments.of("goal", "x".repeat(501), "/goal", "size"),
                Arguments.of("goal", List.of("x"), "/goal", "wrong_type"),
                Arguments.of("organizationId", null, "/organizationId", "required"),
                Arguments.of("organizationId", "alder", "/organizationId", "wrong_type"),
                Arguments.of("organizationId", 1, "/organizationId", "wrong_type"),
                Arguments.of("launchOn", null, "/launchOn", "required"),
                Arguments.of("launchOn", "soon", "/launchOn", "wrong_type"),
                Arguments.of("launchOn", 20_000, "/launchOn", "wrong_type"),
                Arguments.of("launchOn", "2026-02-30", "/launchOn", "wrong_type"),
                Arguments.of("launchOn", "2026-09-01T00:00:00Z", "/launchOn", "wrong_type"),
                Arguments.of("launchOn", "+99999-01-01", "/launchOn", "wrong_type"),
                Arguments.of("launchOn", "1999-12-31", "/launchOn", "out_of_range"),
                Arguments.of("launchOn", today.plusYears(5).plusDays(2).toString(), "/launchOn", "out_of_range"),
                Arguments.of("ask", null, "/ask", "required"),
                Arguments.of("ask", 3, "/ask", "wrong_type"),
                Arguments.of("ask", map("size", null), "/ask/size", "required"),
                Arguments.of("ask", map("size", 0), "/ask/size", "min"),
                Arguments.of("ask", map("size", 6), "/ask/size", "max"),
                Arguments.of("ask", map("size", 1.5), "/ask/size", "wrong_type"),
                Arguments.of("ask", map("size", "3"), "/ask/size", "wrong_type"),
                Arguments.of("ask", map("size", 1, "sze", 1), "/ask/sze", "unknown_property"),
                Arguments.of("ask", map("size", 1, "topics", List.of("a", " ")), "/ask/topics/1", "required"),
                Arguments.of("ask", map("size", 1, "topics", List.of("x".repeat(101))), "/ask/topics/0", "size"),
                Arguments.of("ask", map("size", 1, "topics", Collections.nCopies(51, "a")), "/ask/topics", "size"),
                Arguments.of("ask", map("size", 1, "summary", "x".repeat(2001)), "/ask/summary", "size"),
                Arguments.of("ask", map("size", 1, "summary", "a\u0000b"), "/ask/summary", "not_readable"),
                Arguments.of("influencerIds", "x", "/influencerIds", "wrong_type"),
                Arguments.of("influencerIds", map(), "/influencerIds", "wrong_type"),
                Arguments.of("influencerIds", List.of("mina"), "/influencerIds/0", "wrong_type"),
                Arguments.of("influencerIds", Collections.singletonList(null), "/influencerIds/0", "required"),
                Arguments.of("influencers", List.of(), "/influencers", "unknown_property"),
                Arguments.of("agency", "another", "/agency", "unknown_property"));
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void what_is_wrong_is_said_where_it_is(String field, Object value, String pointer, String code) {
        for (Response answer : sent(field, value)) invalid(answer, pointer, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "organizationId", "launchOn", "ask"})
    void what_is_needed_is_asked_for(String field) {
        var said = Api.campaign(alder);
        said.remove(field);
        invalid(API.editor().body(said).post(CAMPAIGNS), "/" + field, "required");
    }

    @Test
    void nobody_is_named_twice_and_not_more_than_five_hundred_are() {
        String id = idOf(mina);
        for (Response answer : sent("influencerIds", List.of(id, id)))
            invalid(answer, "/influencerIds", "unique_elements");
        for (Response answer : sent("influencerIds", List.of(id, id.toUpperCase(java.util.Locale.ROOT))))
            invalid(answer, "/influencerIds", "unique_elements");
        var crowd = Stream.generate(UUID::randomUUID).limit(501).toList();
        for (Response answer : sent("influencerIds", crowd)) invalid(answer, "/influencerIds", "size");
    }

    @Test
    void an_unknown_organization_is_not_found() {
        UUID nobody = UUID.randomUUID();
        for (Response answer : sent("organizationId", nobody)) {
            problem(answer, 404, "not_found")
                    .body("violations.pointer", contains("/organizationId"))
                    .body("violations[0].code", equalTo("unknown_reference"))
                    .body("detail", containsString(nobody.toString()));
        }
        for (Response answer : sent("organizationId", idOf(mina))) problem(answer, 404, "not_found");
    }

    @Test
    void unknown_influencers_are_named_where_they_stand() {
        UUID nobody = UUID.randomUUID();
        for (Response answer : sent("influencerIds", Arrays.asList(idOf(mina), nobody))) {
            problem(answer, 404, "not_found")
                    .body("violations.pointer", contains("/influencerIds/1"))
                    .body("violations[0].code", equalTo("unknown_reference"))
                    .body("detail", containsString(nobody.toString()));
        }
        for (Response answer : sent("influencerIds", List.of(idOf(alder)))) problem(answer, 404, "not_found");
    }

    @Test
    void of_many_unknown_influencers_the_first_are_named() {
        List<Object> crowd =
                new ArrayList<>(Stream.generate(UUID::randomUUID).limit(499).toList());
        crowd.add(2, idOf(mina));
        for (Response answer : sent("influencerIds", crowd)) {
            problem(answer, 404, "not_found")
                    .body("violations", hasSize(5))
                    .body(
                            "violations.pointer",
                            contains(
                                    "/influencerIds/0",
                                    "/influencerIds/1",
                                    "/influencerIds/3",
                                    "/influencerIds/4",
                                    "/influencerIds/5"))
                    .body("detail", containsString("499"));
        }
    }
}
