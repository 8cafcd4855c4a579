package dev.rapport.contacts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.NDJSON;
import static dev.rapport.contacts.Imports.VCARD;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.csv;
import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.people;
import static dev.rapport.contacts.Imports.person;
import static dev.rapport.contacts.Imports.refusals;
import static dev.rapport.contacts.Imports.send;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Files as people have them become influencers. */
@QuarkusTest
class ImportsTest {

    private final Api api = Api.ofANewAgency();

    @Test
    void a_spreadsheet_becomes_influencers() {
        String path = csv(
                api,
                """
                Name,Email,Instagram,Instagram followers,Tags,City,Country,Notes
                Mina Berg,mina@berg.example,@mina,"12,000","food, travel",Oslo,Norway,"Likes
                early calls"
                Nora,,https://www.instagram.com/nora/,,,,,
                """);
        counts(api, path, "read", 2, "created", 2);
        Map<String, Object> mina = people(api).getFirst();
        assertEquals("Mina Berg", mina.get("name"));
        assertEquals(List.of("mina@berg.example"), mina.get("emails"));
        assertEquals(
                List.of(Api.map("network", "instagram", "handle", "mina", "followers", 12000)), mina.get("channels"));
        assertEquals(List.of("food", "travel"), mina.get("tags"));
        assertEquals("Oslo, Norway", mina.get("location"));
        assertEquals("Likes\nearly calls", mina.get("notes"));
        assertEquals("IMPORT", mina.get("source"));
        assertEquals(
                List.of(Api.map("network", "instagram", "handle", "nora", "url", "https://www.instagram.com/nora/")),
                people(api).getLast().get("channels"));
    }

    @Test
    void an_import_says_what_it_took_each_column_for() {
        String path = csv(api, "Full name;E-mail;Fee\nMina;mina@berg.example;200\n");
        api.get(path)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\""))
                .body("state", equalTo("DONE"))
                .body("format", equalTo("CSV"))
                .body("mode", equalTo("upsert"))
                .body("encoding", equalTo("UTF-8"))
                .body("bytes", equalTo(48))
                .body("bytesRead", equalTo(48))
                .body("columns.heading", equalTo(List.of("Full name", "E-mail", "Fee")))
                .body("columns.field", equalTo(java.util.Arrays.asList("name", "emails", null)))
                .body("failure", equalTo(null));
        api.get("/v1/imports").then().body("items.size()", equalTo(1)).body("items[0].rows.created", equalTo(1));
    }

    @Test
    void an_address_book_becomes_influencers() {
        csv(
                api,
                """
                First Name,Middle Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Labels
                Mina,,Berg,* Work,mina@berg.example ::: m@berg.example,berg@home.example,* myContacts ::: Press
                """);
        assertEquals("Mina Berg", person(api).get("name"));
        assertEquals(
                List.of("mina@berg.example", "m@berg.example", "berg@home.example"),
                person(api).get("emails"));
        assertEquals(List.of("* myContacts", "Press"), person(api).get("tags"));
    }

    @Test
    void the_caller_can_say_what_columns_stand_for() {
        csv(
                api,
                "Who,Where,Fans,Name\nMina,@mina,5,ignored\n",
                "?columns=Who:name,Where:instagram,Fans:instagram.followers,Name:-");
        assertEquals("Mina", person(api).get("name"));
        assertEquals(
                List.of(Api.map("network", "instagram", "handle", "mina", "followers", 5)),
                person(api).get("channels"));
    }

    @Test
    void a_handle_needs_its_network() {
        String path = csv(api, "Name,Handle,Platform\nMina,@mina,TikTok\nNora,nora,\nOla,https://youtube.com/@ola,\n");
        counts(api, path, "read", 3, "created", 2, "refused", 1);
        assertEquals(List.of("3 Handle network_missing"), refusals(api, path));
        assertEquals("TikTok", channels(0).getFirst().get("network"));
        assertEquals("youtube", channels(1).getFirst().get("network"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> channels(int person) {
        return (List<Map<String, Object>>) people(api).get(person).get("channels");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void any_divider_will_do(String divider) {
        csv(
                api,
                "name,tags,location\n\"Mi,n;a\tB|\",x,Oslo\n"
                        .replace("name,tags,location", "name" + divider + "tags" + divider + "location")
                        .replace("\",x,O", "\"" + divider + "x" + divider + "O"));
        assertEquals("Mi,n;a\tB|", person(api).get("name"));
        assertEquals("Oslo", person(api).get("location"));
    }

    @Test
    void a_spreadsheet_that_says_its_divider_is_believed() {
        csv(api, "sep=;\r\nname;notes\r\nMina;a, b, c\r\n");
        assertEquals("a, b, c", person(api).get("notes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "UTF-16"})
    void any_usual_encoding_will_do(String charset) {
        String file = "name;location\nZoë Müller;Tromsø\n";
        // UTF-16 writes a byte order mark of its own; the other two are told by their zeros.
        String path = ended(api, send(api, CSV, file.getBytes(Charset.forName(charset)), ""));
        assertEquals("Zoë Müller", person(api).get("name"), api.get(path).asString());
        assertEquals("Tromsø", person(api).get("location"));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_heading() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Api fresh = Api.ofANewAgency();
            ended(fresh, send(fresh, CSV, "\uFEFFname,externalId\nZoë,1\n".getBytes(charset), ""));
            assertEquals("Zoë", person(fresh).get("name"));
        }
    }

    @Test
    void an_encoding_that_is_said_is_believed() {
        ended(
                api,
                send(api, CSV + "; charset=ISO-8859-15", "name\n5 €\n".getBytes(Charset.forName("ISO-8859-15")), ""));
        assertEquals("5 €", person(api).get("name"));
    }

    @Test
    void cards_become_influencers() {
        ended(
                api,
                send(
                        api,
                        VCARD,
                        """
                        BEGIN:VCARD\r
                        VERSION:3.0\r
                        N:Berg;Mina;;;\r
                        FN:Mina Berg\r
                        item1.EMAIL;type=INTERNET:mina@berg.example\r
                        X-SOCIALPROFILE;type=instagram;x-user=mina:https://www.instagram.com/mina\r
                        ADR;type=HOME:;;Gate 1;Oslo;;0150;Norway\r
                        PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r
                         AAAA\r
                        CATEGORIES:press,food\\, wine\r
                        NOTE:Likes\\nearly calls and a very long line that has to be folded as the\r
                          standard says\r
                        UID:crm-7\r
                        END:VCARD\r
                        BEGIN:VCARD
                        VERSION:4.0
                        FN:Nora
                        LANG:nb
                        INTEREST:Wild swimming
                        SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.social/@nora
                        END:VCARD
                        """,
                        ""));
        Map<String, Object> mina = people(api).getFirst();
        assertEquals("Mina Berg", mina.get("name"));
        assertEquals("crm-7", mina.get("externalId"));
        assertEquals(List.of("mina@berg.example"), mina.get("emails"));
        assertEquals(List.of("press", "food, wine"), mina.get("tags"));
        assertEquals("Oslo, Norway", mina.get("location"));
        assertEquals(
                "Likes\nearly calls and a very long line that has to be folded as the standard says",
                mina.get("notes"));
        assertEquals("mina", channels(0).getFirst().get("handle"));
        assertEquals("instagram", channels(0).getFirst().get("network"));
        assertEquals(List.of("Wild swimming"), people(api).getLast().get("interests"));
        assertEquals("nb", people(api).getLast().get("language"));
        assertEquals("mastodon", channels(1).getFirst().get("network"));
    }

    @Test
    void lines_of_json_become_influencers() {
        String path = ended(
                api,
                send(
                        api,
                        NDJSON,
                        """
                        {"name": "Mina", "emails": ["mina@berg.example"], "source": "REFERRED"}

                        {"name": "Nora", "cadence": {"targetDays": 30, "maxDays": 60}}
                        """,
                        "?source=LIST"));
        counts(api, path, "read", 2, "created", 2);
        assertEquals("REFERRED", people(api).getFirst().get("source"));
        assertEquals("LIST", people(api).getLast().get("source"));
        assertEquals(
                Api.map("targetDays", 30, "maxDays", 60), people(api).getLast().get("cadence"));
    }

    @Test
    void the_world_is_told_as_of_any_other_influencer() {
        csv(api, "name,interests\nMina,Wild swimming\n");
        String id = (String) person(api).get("id");
        var data = Topic.data(new Topic("contacts").about(id, 1).getFirst());
        String alone = api.made(Api.INFLUENCERS, "name", "Nora", "interests", List.of("wild swimming"));
        var expected =
                Topic.data(new Topic("contacts").about(Api.idOf(alone), 1).getFirst());
        assertEquals(1, data.get("version").asInt());
        assertEquals(expected.get("interests"), data.get("interests"));
        assertNull(data.get("name"));
    }

    @Test
    void thousands_of_rows_come_in_their_order() {
        StringBuilder file = new StringBuilder("name,externalId\n");
        for (int i = 0; i < 5000; i++)
            file.append("Person ").append(i).append(',').append(i).append('\n');
        String path = csv(api, file.toString());
        counts(api, path, "read", 5000, "created", 5000);
        assertEquals("Person 0", people(api).getFirst().get("name"));
        assertEquals(5000, Rows.count("SELECT count(*) FROM influencer WHERE agency = '" + api.agency() + "'"));
        assertEquals(List.of("0"), Rows.ask("SELECT count(*) FROM import_chunk WHERE agency = '" + api.agency() + "'"));
    }
}
