package dev.rapport.contacts;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Imports.await;
import static dev.rapport.contacts.Imports.csv;
import static dev.rapport.contacts.Imports.people;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An import can be taken back as a whole, but not what was built on it. */
@QuarkusTest
class ImportUndoTest {

    private final Api api = Api.ofANewAgency();

    private void undo(String path) {
        api.post(path + "/undo").then().statusCode(202).body("state", equalTo("UNDOING"));
        await(api, path, "UNDONE");
    }

    private String called(String name) {
        return people(api).stream()
                .filter(one -> one.get("name").equals(name))
                .map(one -> INFLUENCERS + "/" + one.get("id"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whom_it_made_is_gone_and_whom_it_changed_is_as_before() throws Exception {
        String mina = api.made(
                INFLUENCERS, "name", "Mina", "externalId", "7", "tags", List.of("press"), "interests", List.of("Tea"));
        var before = Rows.ask("SELECT (to_jsonb(i) - 'version' - 'updated_at')::text FROM influencer i WHERE agency = '"
                + api.agency() + "'");
        String path = csv(api, "name,externalId,tags,interests\nMina Berg,7,food,Coffee\nNora,8,,\n");
        String nora = called("Nora");
        undo(path);
        assertEquals(
                before,
                Rows.ask("SELECT (to_jsonb(i) - 'version' - 'updated_at')::text FROM influencer i WHERE agency = '"
                        + api.agency() + "'"));
        api.get(mina).then().body("version", equalTo(3));
        api.get(path).then().body("undo.undone", equalTo(2)).body("undo.kept", equalTo(0));
        Topic events = new Topic("contacts");
        var gone = events.about(Api.idOf(nora), 2).getLast();
        assertEquals(true, Topic.data(gone).get("deleted").asBoolean());
        assertEquals(2, Topic.data(gone).get("version").asInt());
        var restored = events.about(Api.idOf(mina), 3);
        assertEquals(
                Topic.data(restored.getFirst()).get("interests"),
                Topic.data(restored.getLast()).get("interests"));
        assertEquals(List.of(), Rows.of(api).get("import_effect"));
    }

    @Test
    void what_was_built_on_it_stays_and_the_answer_says_why() {
        api.made(INFLUENCERS, "name", "Mina", "externalId", "7");
        String path = csv(api, "name,externalId,language\nMina,7,nb\nNora,8,\nOla,9,\nPia,10,\nRut,11,\nSiv,12,\n");
        api.patch(called("Mina"), 2, "notes", "x").then().statusCode(200);
        api.patch(called("Nora"), 1, "notes", "x").then().statusCode(200);
        api.made(called("Ola") + "/research", "note", "n");
        api.campaignFor(api.organization("Alder"), called("Pia"));
        api.delete(called("Rut"), 1).then().statusCode(204);
        undo(path);
        api.get(path).then().body("undo.undone", equalTo(1)).body("undo.kept", equalTo(4));
        api.get(path + "/kept")
                .then()
                .body("items.line", equalTo(List.of(2, 3, 4, 5)))
                .body("items.reason", equalTo(List.of("CHANGED_SINCE", "CHANGED_SINCE", "IN_USE", "IN_USE")))
                .body("items[0].influencerId", equalTo(Api.idOf(called("Mina"))));
        api.get(INFLUENCERS).then().body("items", hasSize(4));
        api.get(called("Mina")).then().body("language", equalTo("nb"));
    }

    @Test
    void only_what_has_ended_can_be_taken_back_and_only_once() {
        String path = csv(api, "name\nMina\n");
        undo(path);
        problem(api.post(path + "/undo"), 409, "import_not_undoable");
        problem(api.post("/v1/imports/" + new java.util.UUID(1, 1) + "/undo"), 404, "not_found");
    }

    @Test
    void the_file_can_be_imported_again_afterwards() {
        String file = "name,externalId,email,instagram\nMina,7,mina@berg.example,mina\n";
        undo(csv(api, file));
        assertEquals(List.of(), Rows.of(api).get("influencer_key"));
        Imports.counts(api, csv(api, file), "read", 1, "created", 1);
    }

    @Test
    void thousands_are_taken_back() {
        StringBuilder file = new StringBuilder("name,externalId\n");
        for (int i = 0; i < 3500; i++) file.append("Person,").append(i).append('\n');
        undo(csv(api, file.toString()));
        assertTrue(people(api).isEmpty());
    }

    @Test
    void who_is_deleted_is_in_no_way_back_either() {
        String mina = api.made(INFLUENCERS, "name", "Marker-Mina", "externalId", "7");
        csv(api, "name,externalId\nMarker-Nora,7\n");
        api.delete(mina, 2).then().statusCode(204);
        Rows.of(api)
                .forEach((table, rows) ->
                        assertTrue(rows.stream().noneMatch(row -> row.contains("Marker")), table + " " + rows));
    }
}
