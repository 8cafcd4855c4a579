package dev.rapport.local.daytwo;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.BaseBackup;
import dev.rapport.local.Books.Person;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;
import static dev.rapport.local.daytwo.Checks.until;

/** The database of interactions is lost, and its backup is older than what Kafka has. */
final class RestoreInteractions implements Rehearsal {
    private static final String PATH = "/v1/interactions";
    private static final int BEFORE = 40;
    private static final int AFTER = 80;

    @Override
    public String name() {
        return "restore-interactions";
    }

    @Override
    public String play(Office office) throws Exception {
        var plant = office.plant();
        office.awaitMore(BEFORE);
        Person mina = office.another("Mina");
        Person erased = office.another("Who will be erased");
        try (Api api = office.api()) {
            String corrected = made(api, Office.deed(mina, "HELP", "value", 1, "summary", "Words"));
            String deleted = made(api, Office.deed(mina, "MISLED", "value", 1));
            made(api, Office.deed(erased, "HELP", "value", 1));
            var backup = BaseBackup.of(plant.postgres(Service.INTERACTIONS), plant.directory("backup-interactions"));

            office.awaitMore(AFTER);
            api.patch(Service.INTERACTIONS, PATH + "/" + corrected, Map.of("value", 3), 1);
            api.delete(Service.INTERACTIONS, PATH + "/" + deleted, 1);
            made(api, Office.deed(mina, "REPLY"));
            ErasePerson.erase(office, api, erased);
            office.end();
            office.balance();
            Map<String, JsonNode> scores = office.scores();
            JsonNode score = Office.score(api, mina);
            long rows = rows(office);

            plant.stop(Service.INTERACTIONS);
            backup.restoreTo(plant.postgres(Service.INTERACTIONS));
            long behind = rows - rows(office);
            plant.start(Service.INTERACTIONS, Map.of("RAPPORT_RECOVER_FROM_TOPICS", "true"));

            office.balance();
            require(scores.equals(office.scores()), "scores are as they were");
            require(score.equals(Office.score(api, mina)), "the score of whose deeds were corrected is as it was");
            require(rows == rows(office), "as many rows as before");
            ErasePerson.requireGone(office, erased);
            plant.stop(Service.INTERACTIONS);
            plant.start(Service.INTERACTIONS, Map.of());
            // A version that was used already would be passed over.
            api.patch(Service.INTERACTIONS, PATH + "/" + corrected, Map.of("outcome", "USED"), 2);
            until(() -> !score.equals(Office.score(api, mina)), "what is written from here on counts");
            require(
                    "Words"
                            .equals(api.get(Service.INTERACTIONS, PATH + "/" + corrected)
                                    .get("summary")
                                    .asText()),
                    "words are as in the backup");
            return "%d of %d rows were younger than the backup, and are there again".formatted(behind, rows);
        }
    }

    private static String made(Api api, Map<String, Object> deed) {
        return api.post(Service.INTERACTIONS, PATH, deed).get("id").asText();
    }

    private static long rows(Office office) throws Exception {
        long rows = 0;
        for (String table : List.of("interaction", "commitment", "agreement", "survey"))
            rows += Long.parseLong(office.answer(Service.INTERACTIONS, "SELECT count(*) FROM " + table));
        return rows;
    }
}
