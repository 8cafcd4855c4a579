package dev.rapport.contacts;

import java.sql.Connection;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalidParameter;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One search over names, handles, addresses, interests and tags, as people remember them. */
@QuarkusTest
class SearchTest {

    private static final String SEARCH = INFLUENCERS + "/search";

    private Api api;
    private String mina;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
        mina = api.made(
                INFLUENCERS,
                "name",
                "Mína Øster-Okafor",
                "emails",
                List.of("Mina.O@Press.example"),
                "channels",
                List.of(map("network", "instagram", "handle", "@wild_mina")),
                "interests",
                List.of("Wild swimming"),
                "tags",
                List.of("Nordic"));
        api.made(INFLUENCERS, "name", "Søren Straße", "tags", List.of("books"));
    }

    private ValidatableResponse search(String words, String... filters) {
        var request = api.viewer().queryParam("q", words);
        for (int i = 0; i < filters.length; i += 2) request.queryParam(filters[i], filters[i + 1]);
        return request.get(SEARCH).then();
    }

    private ValidatableResponse found(String words, String... filters) {
        return search(words, filters).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Mína Øster-Okafor, EXACT, NAME",
        "mina oster-okafor, EXACT, NAME",
        "'  MINA OSTER-OKAFOR ', EXACT, NAME",
        "mina o, START, NAME",
        "wild_mina, EXACT, HANDLE",
        "@Wild_Mina, EXACT, HANDLE",
        "@wild_m, START, HANDLE",
        "mina.o@press.example, EXACT, EMAIL",
        "mina.o@, START, EMAIL",
        "okafor, WORDS, NAME",
        "oka, WORDS, NAME",
        "swimming, WORDS, INTEREST",
        "nordic, WORDS, TAG",
        "oakfor, TYPO, NAME",
        "okafr, TYPO, NAME",
        "okkafor, TYPO, NAME",
        "pkafor, TYPO, NAME",
        "swiming, TYPO, INTEREST",
        "nordik, TYPO, TAG",
    })
    void it_is_said_how_and_where_somebody_was_found(String words, String match, String field) {
        found(words)
                .body("items.influencer.id", contains(Api.idOf(mina)))
                .body("items[0].match", equalTo(match))
                .body("items[0].fields", contains(field))
                .body("complete", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okafor mina",
                "okafor swimming nordic",
                "𝓜𝓲𝓷𝓪 okafor",
                "Okafor, Mina",
                "mian okafor",
                "okafro mina",
                "okafro mian",
                "nordic oka",
                "press.example"
            })
    void words_come_in_any_order_and_from_anywhere(String words) {
        found(words).body("items.influencer.id", contains(Api.idOf(mina)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strasse", "STRASSE", "Soren", "søren", "straße", "soren strasse", "books"})
    void letters_that_are_written_otherwise_are_the_same(String words) {
        found(words).body("items.influencer.name", contains("Søren Straße"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mina books",
                "zzz",
                "minna oslo",
                "fo",
                "%",
                "_",
                "m%a",
                "'; drop table influencer; --",
                ".*",
                "mina|soren",
                "\"mina\"!",
                "name:",
                "word:okafor",
                "👩‍👩‍👧",
                "ok'afor\\x00",
                "{a,b}",
                "$1",
                ":q"
            })
    void what_nobody_has_is_not_found_whatever_is_typed(String words) {
        var items = found(words).extract().<List<String>>path("items.influencer.id");
        if (!words.equals("\"mina\"!")) assertEquals(List.of(), items);
    }

    @Test
    void other_scripts_are_found_too() {
        api.influencer("林美玲");
        api.influencer("Наталья Ёлкина");
        api.influencer("👩‍🎤✨");
        found("林美").body("items.influencer.name", contains("林美玲"));
        found("елкина").body("items.influencer.name", contains("Наталья Ёлкина"));
        found("наталия").body("items[0].match", equalTo("TYPO"));
        found("👩‍🎤").body("items.influencer.name", contains("👩‍🎤✨"));
    }

    @Test
    void the_best_come_first() {
        api = Api.ofANewAgency();
        api.influencer("Nora Berg");
        api.influencer("Noras Freundin");
        api.influencer("Ann Nora");
        api.influencer("Ann Norah");
        api.influencer("Nore Ann");
        api.influencer("Nora");
        api.made(INFLUENCERS, "name", "Zoe", "channels", List.of(map("network", "x", "handle", "@nora")));
        found("nora")
                .body(
                        "items.influencer.name",
                        contains("Nora", "Zoe", "Nora Berg", "Noras Freundin", "Ann Nora", "Ann Norah", "Nore Ann"))
                .body("items.match", contains("EXACT", "EXACT", "START", "START", "WORDS", "WORDS", "TYPO"));
        found("nora", "limit", "2").body("items", hasSize(2)).body("complete", equalTo(false));
    }

    @Test
    void all_filters_narrow_it_down() {
        String other = api.made(INFLUENCERS, "name", "Mina Berg", "tags", List.of("nordic", "x"), "source", "LIST");
        found("mina").body("items", hasSize(2));
        found("mina", "tag", "x").body("items.influencer.id", contains(Api.idOf(other)));
        found("mina", "interest", "wild SWIMMING", "network", "Instagram")
                .body("items.influencer.id", contains(Api.idOf(mina)));
        found("berk", "source", "LIST").body("items[0].match", equalTo("TYPO"));
        found("mina", "source", "INBOUND").body("items", empty());
        api.post(other + "/archive").then().statusCode(200);
        found("mina").body("items.influencer.id", contains(Api.idOf(mina)));
        found("mina", "archived", "true").body("items.influencer.id", contains(Api.idOf(other)));
    }

    @Test
    void it_follows_every_change_and_forgets_who_is_deleted() {
        api.patch(mina, 1, "name", "Nina Berg", "emails", List.of()).then().statusCode(200);
        found("okafor").body("items", empty());
        found("mina.o@press.example").body("items", empty());
        found("berg nina").body("items", hasSize(1));
        Imports.csv(api, "name,instagram\nNina Adler,wild_mina\n");
        found("adler").body("items.influencer.id", contains(Api.idOf(mina)));
        api.delete(mina, 3).then().statusCode(204);
        for (String words : List.of("adler", "wild_mina", "nordic", "swimming"))
            found(words).body("items", empty());
    }

    @Test
    void another_agency_finds_nothing() throws Exception {
        Api other = Api.ofANewAgency();
        for (String words : List.of("mina", "okafro", "@wild_mina", "mina.o@press.example")) {
            other.viewer()
                    .queryParam("q", words)
                    .get(SEARCH)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        try (Connection app = Rows.as("contacts_app")) {
            String count = "SELECT count(*) FROM influencer_term WHERE term LIKE '%mina%'";
            assertEquals("0", Rows.ask(app, count).getFirst());
            Rows.ask(app, "SELECT set_config('rapport.agency', '" + other.agency() + "', false)");
            assertEquals("0", Rows.ask(app, count).getFirst());
        }
    }

    @Test
    void what_cannot_be_searched_for_is_refused() {
        invalidParameter(api.get(SEARCH), "q", "required");
        invalidParameter(api.get(SEARCH + "?q="), "q", "empty");
        invalidParameter(search(" @ ").extract().response(), "q", "empty");
        invalidParameter(search("x".repeat(201)).extract().response(), "q", "size");
        invalidParameter(search("a b c d e f g h i").extract().response(), "q", "too_many_words");
        invalidParameter(search("mina", "limit", "201").extract().response(), "limit", "max");
        invalidParameter(search("mina", "limit", "0").extract().response(), "limit", "min");
        invalidParameter(search("mina", "sort", "name").extract().response(), "sort", "unknown_parameter");
        invalidParameter(search("mina", "source", "FRIEND").extract().response(), "source", "unknown_value")
                .body("detail", containsString("RESEARCHED"));
        invalidParameter(api.viewer().urlEncodingEnabled(false).get(SEARCH + "?q=a%00b"), "q", "not_readable");
        invalidParameter(
                api.viewer().urlEncodingEnabled(false).get(SEARCH + "?q=" + "%F0%9F%98%80".repeat(101)), "q", "size");
    }
}
