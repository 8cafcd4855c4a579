package dev.rapport.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class KnowledgeTest {

    private final Topic events = new Topic("contacts");

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    private static String ago(int days) {
        return Instant.now()
                .minus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String note(String influencer, String learntAt, String... topics) {
        String url = "https://mina.example/" + String.join("-", topics).replace(' ', '-');
        return api.made(
                influencer + "/research",
                "note",
                "Seen",
                "topics",
                List.of(topics),
                "sourceUrl",
                url,
                "occurredAt",
                learntAt);
    }

    private ValidatableResponse knowledge(String influencer) {
        return api.get(influencer + "/knowledge").then().statusCode(200);
    }

    private ValidatableResponse waiting() {
        return api.get(INFLUENCERS + "?needsResearch=true").then().statusCode(200);
    }

    @Test
    void of_a_bare_name_everything_is_missing() {
        String mina = api.influencer("Mina");
        knowledge(mina)
                .body("influencerId", equalTo(idOf(mina)))
                .body("asOf", notNullValue())
                .body("staleAfterDays", equalTo(180))
                .body("lastResearchedAt", nullValue())
                .body("needsResearch", equalTo(false))
                .body("topics", empty())
                .body("facts.fact", contains("CHANNELS", "EMAILS", "INTERESTS", "LANGUAGE", "LOCATION"))
                .body("facts.known", contains(false, false, false, false, false))
                .body("findings.gap.unique()", contains("NEVER_RESEARCHED", "FACT_MISSING"))
                .body("findings.findAll{it.gap=='FACT_MISSING'}.fact", hasItems("CHANNELS", "LANGUAGE"))
                .body("findings.message", hasSize(6));
    }

    @Test
    void an_interest_tells_where_it_was_learnt_and_when_it_was_last_confirmed() {
        String mina = api.made(
                INFLUENCERS,
                "name",
                "Mina",
                "interests",
                List.of("Wild swimming", "books", "jazz"),
                "language",
                "nb",
                "location",
                "Oslo",
                "emails",
                List.of("mina@mina.example"),
                "channels",
                List.of(Api.map("network", "instagram", "handle", "mina")));
        String first = note(mina, ago(400), "wild-swimming", "books");
        String latest = note(mina, ago(20), "WILD  SWIMMING", "Wild swimming", "chess");
        api.get(mina + "/knowledge")
                .then()
                .body("lastResearchedAt", equalTo(api.get(latest).path("occurredAt")))
                .body("topics.topic", contains("Wild swimming", "books", "jazz", "chess"))
                .body("topics.interest", contains(true, true, true, false))
                .body("topics.standing", contains("CONFIRMED", "STALE", "UNSOURCED", "CONFIRMED"))
                .body("topics[0].confirmations", equalTo(2))
                .body("topics[0].learntFrom.researchNoteId", contains(idOf(latest), idOf(first)))
                .body("topics[0].learntFrom.sourceUrl", hasItem("https://mina.example/wild-swimming-books"))
                .body("topics[0].lastConfirmedAt", equalTo(api.get(latest).path("occurredAt")))
                .body("topics[1].lastConfirmedAt", equalTo(api.get(first).path("occurredAt")))
                .body("topics[2].lastConfirmedAt", nullValue())
                .body("topics[2].learntFrom", empty())
                .body("facts.known", contains(true, true, true, true, true))
                .body("findings.gap", contains("INTEREST_UNSOURCED", "INTEREST_STALE", "TOPIC_NOT_AN_INTEREST"))
                .body("findings.topic", contains("jazz", "books", "chess"))
                .body("findings[1].message", containsString("\"books\" was last confirmed 400 days ago"));
    }

    @Test
    void what_is_stale_depends_on_the_days_asked_for() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "interests", List.of("books"));
        note(mina, ago(20), "books");
        for (int days : new int[] {19, 21}) {
            boolean stale = days < 20;
            api.get(mina + "/knowledge?staleAfterDays=" + days)
                    .then()
                    .body("staleAfterDays", equalTo(days))
                    .body("topics[0].standing", equalTo(stale ? "STALE" : "CONFIRMED"))
                    .body("findings.gap", stale ? hasItem("RESEARCH_STALE") : not(hasItem("RESEARCH_STALE")));
        }
        for (String days : List.of("0", "-1", "3651")) {
            problem(api.get(mina + "/knowledge?staleAfterDays=" + days), 400, "invalid_request")
                    .body("violations[0].parameter", equalTo("staleAfterDays"));
        }
        invalidParameter(api.get(mina + "/knowledge?staleAfterDays=x"), "staleAfterDays", "wrong_type");
        problem(api.get(INFLUENCERS + "/" + UUID.randomUUID() + "/knowledge"), 404, "not_found");
    }

    @Test
    void of_many_notes_the_newest_five_are_named() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "interests", List.of("books"));
        for (int i = 1; i <= 7; i++) note(mina, ago(i), "books", "only " + i);
        String newest = note(mina, ago(0), "Books");
        knowledge(mina)
                .body("topics[0].confirmations", equalTo(8))
                .body("topics[0].learntFrom", hasSize(5))
                .body("topics[0].learntFrom[0].researchNoteId", equalTo(idOf(newest)))
                .body("topics.topic", hasItems("only 1", "only 7"));
    }

    @Test
    void who_comes_from_a_list_stands_out_until_researched() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "source", "LIST");
        String nora = api.made(INFLUENCERS, "name", "Nora", "source", "LIST");
        api.made(INFLUENCERS, "name", "Ola", "source", "REFERRED");
        api.influencer("Per");
        api.get(INFLUENCERS).then().body("items.needsResearch", contains(true, true, false, false));
        waiting().body("items.name", contains("Mina", "Nora"));
        knowledge(mina).body("needsResearch", equalTo(true)).body("findings[0].gap", equalTo("FROM_A_LIST"));

        String note = note(mina, ago(3), "books");
        waiting().body("items.id", contains(idOf(nora)));
        api.get(mina).then().body("needsResearch", equalTo(false)).header("ETag", "\"2\"");
        String another = note(mina, ago(2), "jazz");
        api.get(mina).then().header("ETag", "\"2\"");

        api.delete(another, 1).then().statusCode(204);
        waiting().body("items.id", contains(idOf(nora)));
        api.delete(note, 1).then().statusCode(204);
        waiting().body("items.name", contains("Mina", "Nora"));
        api.get(mina).then().body("needsResearch", equalTo(true)).header("ETag", "\"3\"");
        assertEquals(3, events.about(idOf(mina), 3).size());
    }

    @Test
    void the_flag_follows_the_source() {
        String mina = api.influencer("Mina");
        waiting().body("items", empty());
        api.patch(mina, 1, "source", "LIST").then().body("needsResearch", equalTo(true));
        waiting().body("items", hasSize(1));
        api.patch(mina, 2, "source", "RESEARCHED").then().body("needsResearch", equalTo(false));
        waiting().body("items", empty());
    }

    @Test
    void the_day_of_research_follows_every_note() throws Exception {
        String mina = api.made(INFLUENCERS, "name", "Mina", "source", "LIST");
        String nora = api.made(INFLUENCERS, "name", "Nora", "source", "LIST");
        String old = note(mina, ago(100), "books");
        String young = note(mina, ago(50), "books");
        String day = api.get(young).path("occurredAt");
        knowledge(mina).body("lastResearchedAt", equalTo(day));
        api.patch(young, 1, "occurredAt", ago(200)).then().statusCode(200);
        knowledge(mina).body("lastResearchedAt", equalTo(api.get(old).path("occurredAt")));
        // Also where notes are given to somebody else in bulk.
        Rows.run("UPDATE research_note SET influencer_id = '" + idOf(nora) + "' WHERE agency = '" + api.agency() + "'");
        knowledge(mina).body("lastResearchedAt", nullValue()).body("needsResearch", equalTo(true));
        knowledge(nora)
                .body(
                        "lastResearchedAt",
                        equalTo(api.get(nora + "/research/" + idOf(old)).path("occurredAt")));
        waiting().body("items.id", contains(idOf(mina)));
        api.delete(nora, 1).then().statusCode(204);
    }

    @Test
    void only_those_who_need_research_can_be_asked_for() {
        problem(api.get(INFLUENCERS + "?needsResearch=false"), 400, "invalid_request")
                .body("violations[0].parameter", equalTo("needsResearch"));
        invalidParameter(api.get(INFLUENCERS + "?needsResearch=yes"), "needsResearch", "wrong_type");
        problem(api.post(INFLUENCERS, "name", "x", "needsResearch", false), 400, "invalid_request");
    }

    @Test
    void they_can_be_paged_with_other_filters() {
        for (int i = 0; i < 5; i++) {
            api.made(INFLUENCERS, "name", "Mina " + i, "source", "LIST", "tags", List.of(i < 3 ? "a" : "b"));
        }
        String path = INFLUENCERS + "?needsResearch=true&tag=a&sort=-name&limit=2";
        var first = api.get(path);
        first.then().body("items.name", contains("Mina 2", "Mina 1"));
        api.get(path + "&cursor=" + first.path("page.next")).then().body("items.name", contains("Mina 0"));
        problem(
                api.get(INFLUENCERS + "?limit=2&tag=a&sort=-name&cursor=" + first.path("page.next")),
                400,
                "invalid_cursor");
    }
}
