package dev.rapport.contacts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.csv;
import static dev.rapport.contacts.Imports.people;
import static dev.rapport.contacts.Imports.person;
import static dev.rapport.contacts.Imports.refusals;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who is known already is recognised, and what becomes of them is what was asked for. */
@QuarkusTest
class ImportModesTest {

    private final Api api = Api.ofANewAgency();

    private String mina() {
        return api.made(
                INFLUENCERS,
                "name",
                "Mina",
                "externalId",
                "7",
                "emails",
                List.of("Mina@Berg.example"),
                "channels",
                List.of(Api.map("network", "Instagram", "handle", "@Mina", "followers", 10)),
                "tags",
                List.of("press"),
                "location",
                "Oslo");
    }

    @Test
    void a_row_changes_what_it_says_and_takes_nothing_away() {
        mina();
        String path =
                csv(api, "externalId,name,tags,location,instagram,instagram followers\n7,Mina Berg,food,,mina,20\n");
        counts(api, path, "read", 1, "updated", 1);
        Map<String, Object> mina = person(api);
        assertEquals("Mina Berg", mina.get("name"));
        assertEquals(List.of("press", "food"), mina.get("tags"));
        assertEquals("Oslo", mina.get("location"));
        assertEquals(2, mina.get("version"));
        assertEquals(
                List.of(Api.map("network", "Instagram", "handle", "@Mina", "followers", 20)), mina.get("channels"));
        assertEquals(null, mina.get("source"));
    }

    @Test
    void one_is_known_by_external_id_or_address_or_account_in_any_case() {
        mina();
        for (String row : List.of(
                "externalId,language\n7,nb\n",
                "email,language\nMINA@BERG.EXAMPLE,nn\n",
                "instagram,language\nMINA,se\n",
                "instagram,language\nhttps://instagram.com/mina,fi\n")) {
            String path = csv(api, row, "?mode=update");
            counts(api, path, "read", 1, "updated", 1);
        }
        assertEquals("fi", person(api).get("language"));
    }

    @Test
    void by_what_one_is_known_can_be_chosen() {
        mina();
        counts(
                api,
                csv(api, "name,email\nMina,mina@berg.example\n", "?matchBy=externalId,channel"),
                "read",
                1,
                "created",
                1);
        counts(api, csv(api, "name,email,externalId\nX,x@x.example,7\n", "?matchBy=email"), "read", 1, "refused", 1);
    }

    @Test
    void who_has_another_external_id_is_somebody_else() {
        mina();
        String path = csv(api, "name,externalId,email\nNora,8,mina@berg.example\n");
        counts(api, path, "read", 1, "created", 1);
    }

    @Test
    void what_is_known_by_two_is_refused() {
        mina();
        api.made(INFLUENCERS, "name", "Nora", "emails", List.of("mina@berg.example"));
        String path = csv(api, "name,email\nMina,mina@berg.example\n");
        counts(api, path, "read", 1, "refused", 1);
        assertEquals(List.of("2 - ambiguous"), refusals(api, path));
    }

    @Test
    void creating_refuses_whom_it_knows_and_updating_whom_it_does_not() {
        mina();
        String file = "name,externalId\nMina Berg,7\nNora,8\n";
        String update = csv(api, file, "?mode=update");
        counts(api, update, "read", 2, "updated", 1, "refused", 1);
        assertEquals(List.of("3 - not_found"), refusals(api, update));
        String create = csv(api, file, "?mode=create");
        counts(api, create, "read", 2, "created", 1, "refused", 1);
        assertEquals(List.of("2 - already_exists"), refusals(api, create));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        String file = "name,externalId,tags,email\nMina,7,a;b,mina@berg.example\nNora,8,,\n";
        csv(api, file);
        var before = people(api);
        counts(api, csv(api, file), "read", 2, "unchanged", 2);
        assertEquals(before, people(api));
    }

    @Test
    void a_second_row_about_the_same_one_is_a_duplicate() {
        String path = csv(
                api,
                """
                name,externalId,email,instagram
                Mina,7,mina@berg.example,mina
                Mina B,7,,
                M. Berg,,MINA@berg.example,
                Mina,,,@Mina
                Nora,8,mina@berg.example,
                """);
        counts(api, path, "read", 5, "created", 2, "duplicates", 3);
        assertEquals(
                List.of("3 - duplicate_in_file", "4 - duplicate_in_file", "5 - duplicate_in_file"),
                refusals(api, path));
        api.get(path + "/refusals").then().body("items[0].message", equalTo("Line 2 is about the same influencer."));
    }

    @Test
    void duplicates_are_found_however_far_apart() {
        StringBuilder file = new StringBuilder("name,externalId\n");
        for (int i = 0; i < 5000; i++) file.append("Person,").append(i).append('\n');
        String dry = csv(api, file + "Again,0\n", "?dryRun=true");
        counts(api, dry, "read", 5001, "created", 5000, "duplicates", 1);
        String real = csv(api, file + "Again,0\n");
        counts(api, real, "read", 5001, "created", 5000, "duplicates", 1);
        assertEquals(List.of("5002 - duplicate_in_file"), refusals(api, real));
    }

    @Test
    void a_dry_run_shows_what_would_happen_and_changes_nothing() {
        mina();
        var before = Rows.of(api);
        String path =
                csv(api, "name,externalId,email\nMina Berg,7,\nNora,8,\nOla,9,no address\nNora,8,\n", "?dryRun=true");
        counts(api, path, "read", 4, "created", 1, "updated", 1, "refused", 1, "duplicates", 1);
        assertEquals(List.of("4 email email", "5 - duplicate_in_file"), refusals(api, path));
        var after = Rows.of(api);
        for (var rows : java.util.List.of(before, after)) rows.keySet().removeIf(table -> table.startsWith("import_"));
        assertEquals(before, after);
        problem(api.post(path + "/undo"), 409, "import_not_undoable");
    }
}
