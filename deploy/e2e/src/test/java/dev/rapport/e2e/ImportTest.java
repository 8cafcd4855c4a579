package dev.rapport.e2e;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Role;

import static dev.rapport.local.Service.CONTACTS;
import static dev.rapport.local.Service.INTERACTIONS;
import static dev.rapport.local.Service.SCORING;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** An agency brings its spreadsheet along, works with whom it brought, and takes the file back. */
class ImportTest {

    private static final String FILE = "Name;E-Mail;Instagram;Interests;Tags\n"
            + "Mina Okafor;mina@x.example;@mina;river-restoration;press\n"
            + "Dax Moreno;no address;@dax;;\n"
            + "Nora Lind;nora@x.example;@nora;tea;press\n";

    private final Agency agency = Agency.called("import");
    private final Http editor = new Http(agency.name, Role.EDITOR);

    private String influencer(String name) {
        JsonNode found =
                editor.get(CONTACTS, "/v1/influencers/search?q=" + name).json();
        return found.at("/items/0/influencer/id").asText();
    }

    private int assessed(String influencer) {
        return editor.send(
                        SCORING,
                        "/v1/assessments",
                        "POST",
                        null,
                        Map.of("influencerId", influencer, "size", 1, "topics", List.of("River restoration")))
                .status();
    }

    private JsonNode ended(JsonNode job, String state) {
        String path = "/v1/imports/" + job.get("id").asText();
        return Eventually.see(
                () -> editor.get(CONTACTS, path).json(),
                now -> state.equals(now.get("state").asText()));
    }

    @Test
    void who_was_imported_is_known_everywhere_until_it_is_taken_back() {
        Http.Answer sent = editor.send(CONTACTS, "/v1/imports/influencers", "POST", null, "text/csv", FILE);
        assertEquals(202, sent.status(), sent.body());
        JsonNode job = ended(sent.json(), "DONE");
        assertEquals(2, job.at("/rows/created").asInt(), job.toString());
        assertEquals(1, job.at("/rows/refused").asInt());
        String mina = influencer("mina");
        String nora = influencer("lind");

        String rivers = agency.organization("Clean Rivers");
        agency.api.post(
                INTERACTIONS,
                "/v1/interactions",
                Map.of("kind", "INTRODUCTION", "organizationId", rivers, "influencerId", mina));
        assertEquals(1, agency.score(mina, 1).get("interactions").asInt());
        assertEquals(200, assessed(nora));

        Http.Answer undo =
                editor.send(CONTACTS, "/v1/imports/" + job.get("id").asText() + "/undo", "POST", null, null, null);
        assertEquals(202, undo.status(), undo.body());
        ended(job, "UNDONE");
        for (String one : List.of(mina, nora)) {
            assertEquals(404, editor.get(CONTACTS, "/v1/influencers/" + one).status());
            Eventually.see(() -> assessed(one), status -> status == 404);
        }
    }
}
