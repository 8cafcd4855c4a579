package dev.rapport.contacts;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class InfluencersTest {

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    @Test
    void all_that_is_said_about_one_is_kept() {
        var said = map(
                "name", "Mina Okafor 林 👩‍👩‍👧",
                "externalId", "crm-7",
                "emails", List.of("mina@example.org"),
                "channels",
                        List.of(map(
                                "network",
                                "youtube",
                                "handle",
                                "@mina",
                                "url",
                                "https://youtube.com/@mina",
                                "followers",
                                5_000_000_000L)),
                "interests", List.of("Wild swimming"),
                "tags", List.of("nordic", "books"),
                "language", "pt-BR",
                "location", "Oslo",
                "source", "REFERRED",
                "cadence", map("targetDays", 14, "maxDays", 28),
                "notes", "Met at the fair.\nLikes\ttea.");
        String path = Api.path(api.editor().body(said).post(INFLUENCERS));
        said.forEach((name, value) -> api.get(path).then().body(name, equalTo(value)));
    }

    @Test
    void a_nested_object_is_merged_and_not_replaced() {
        String path = api.made(INFLUENCERS, "name", "Mina", "cadence", map("targetDays", 14, "maxDays", 28));
        api.patch(path, 1, "cadence", map("maxDays", 60))
                .then()
                .body("cadence", equalTo(map("targetDays", 14, "maxDays", 60)));
        invalid(api.patch(path, 2, "cadence", map("maxDays", null)), "/cadence/maxDays", "required");
        api.patch(path, 2, "cadence", null).then().body("cadence", nullValue());
    }

    @Test
    void the_longest_silence_is_not_shorter_than_the_pace() {
        var reversed = map("targetDays", 30, "maxDays", 29);
        invalid(api.post(INFLUENCERS, "name", "Mina", "cadence", reversed), "/cadence/maxDays", "less_than_target");
        String path = api.made(INFLUENCERS, "name", "Mina", "cadence", map("targetDays", 30, "maxDays", 30));
        invalid(api.patch(path, 1, "cadence", map("maxDays", 29)), "/cadence/maxDays", "less_than_target");
        api.get(path).then().header("ETag", "\"1\"");
    }

    @Test
    void what_is_wrong_is_said_where_it_is() {
        invalid(api.post(INFLUENCERS, "name", "M", "emails", List.of("a@b.org", "no")), "/emails/1", "email");
        invalid(api.post(INFLUENCERS, "name", "M", "language", "Norwegian!"), "/language", "pattern");
        invalid(
                api.post(
                        INFLUENCERS,
                        "name",
                        "M",
                        "channels",
                        List.of(map("network", "x", "handle", "h", "followers", -1))),
                "/channels/0/followers",
                "min");
        invalid(
                api.post(INFLUENCERS, "name", "M", "channels", Collections.singletonList(null)),
                "/channels/0",
                "required");
        invalid(api.post(INFLUENCERS, "name", "M", "tags", Collections.nCopies(101, "t")), "/tags", "size");
        invalid(
                api.post(INFLUENCERS, "name", "M", "cadence", map("targetDays", 0, "maxDays", 1)),
                "/cadence/targetDays",
                "min");
        invalid(api.post(INFLUENCERS, "name", "M", "source", "FRIEND"), "/source", "unknown_value")
                .body("detail", containsString("RESEARCHED, REFERRED, INBOUND, LIST, IMPORT"));
        invalid(api.post(INFLUENCERS, "name", "M", "doNotContact", map()), "/doNotContact", "unknown_property")
                .body("detail", containsString("cadence, channels, emails"));
    }

    @Test
    void an_external_id_is_taken_once_in_an_agency() {
        api.made(INFLUENCERS, "name", "Mina", "externalId", "7");
        problem(api.post(INFLUENCERS, "name", "Nora", "externalId", "7"), 409, "already_exists");
        api.made(Api.ORGANIZATIONS, "name", "Mina Ltd", "externalId", "7");
        Api.ofANewAgency().made(INFLUENCERS, "name", "Mina", "externalId", "7");
    }

    @Test
    void the_list_is_narrowed_by_tag_source_and_external_id() {
        api.made(INFLUENCERS, "name", "Mina", "tags", List.of("nordic", "100% + {books} & \"tea\""), "source", "LIST");
        api.made(INFLUENCERS, "name", "Nora", "tags", List.of("nordic"), "source", "INBOUND", "externalId", "n");
        api.influencer("Ola");
        api.get(INFLUENCERS + "?tag=nordic").then().body("items.name", contains("Mina", "Nora"));
        api.get(INFLUENCERS + "?tag=nordic&source=INBOUND").then().body("items.name", contains("Nora"));
        api.get(INFLUENCERS + "?externalId=n").then().body("items.name", contains("Nora"));
        api.get(INFLUENCERS + "?tag=nord").then().body("items", equalTo(List.of()));
        api.viewer()
                .queryParam("tag", "100% + {books} & \"tea\"")
                .get(INFLUENCERS)
                .then()
                .body("items.name", contains("Mina"));
    }

    @Test
    void a_misspelt_filter_does_not_answer_with_everything() {
        invalidParameter(api.get(INFLUENCERS + "?tags=nordic"), "tags", "unknown_parameter")
                .body(
                        "detail",
                        containsString("[archived, cursor, doNotContact, externalId, interest, language, limit,"
                                + " needsResearch, network, organizationId, researchOlderThanDays, sort, source, tag,"
                                + " updatedSince]"));
        invalidParameter(api.get(INFLUENCERS + "?source=FRIEND"), "source", "unknown_value")
                .body("detail", containsString("RESEARCHED, REFERRED, INBOUND, LIST, IMPORT"));
        invalidParameter(api.get(INFLUENCERS + "?tag=a&tag=b"), "tag", "repeated");
        invalidParameter(api.viewer().urlEncodingEnabled(false).get(INFLUENCERS + "?tag=%00"), "tag", "not_readable");
        invalidParameter(api.get(INFLUENCERS + "?tag="), "tag", "empty");
        invalidParameter(api.get(INFLUENCERS + "?tag=" + "x".repeat(101)), "tag", "size");
        invalidParameter(api.get(api.influencer("Mina") + "?verbose=true"), "verbose", "unknown_parameter");
    }

    @Test
    void with_an_influencer_goes_all_that_was_known_and_the_world_is_told() throws Exception {
        String path = api.influencer("Mina");
        String note = api.made(path + "/research", "note", "Runs a book club");
        api.put(path + "/do-not-contact", 1, "reason", "asked for it").then().statusCode(200);
        String permission = Rows.ask("SELECT id FROM contact_permission WHERE agency = '" + api.agency() + "'")
                .getFirst();
        api.delete(path, 2).then().statusCode(204);
        assertEquals(
                0,
                Rows.of(api).entrySet().stream()
                        .mapToInt(table -> table.getValue().size())
                        .sum());
        Topic events = new Topic("contacts");
        for (String id : List.of(Api.idOf(path), Api.idOf(note), permission)) {
            var last = Topic.data(
                    events.about(id, id.equals(Api.idOf(path)) ? 3 : 2).getLast());
            assertEquals(true, last.get("deleted").asBoolean());
        }
        problem(api.get(path + "/research"), 404, "not_found");
    }

    @Test
    void sorts_are_a_fixed_list() {
        for (String name : List.of("B", "a", "C")) api.influencer(name);
        api.get(INFLUENCERS + "?sort=name").then().body("items.name", contains("B", "C", "a"));
        api.get(INFLUENCERS + "?sort=-name").then().body("items.name", contains("a", "C", "B"));
        api.get(INFLUENCERS + "?sort=createdAt").then().body("items.name", contains("B", "a", "C"));
        api.get(INFLUENCERS + "?sort=-updatedAt").then().body("items.name", contains("C", "a", "B"));
        api.get(INFLUENCERS).then().body("items.name", containsInAnyOrder("B", "a", "C"));
        for (String sort : List.of("-", "notes", "NAME", "--name", "name;drop")) {
            invalidParameter(api.viewer().queryParam("sort", sort).get(INFLUENCERS), "sort", "unknown_value")
                    .body("detail", containsString("[name, createdAt, updatedAt, lastResearchedAt]"));
        }
    }
}
