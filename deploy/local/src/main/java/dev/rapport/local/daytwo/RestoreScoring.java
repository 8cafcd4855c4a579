package dev.rapport.local.daytwo;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.BaseBackup;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;

/** The database of scoring is lost, and its consumers have read past what its backup knows. */
final class RestoreScoring implements Rehearsal {
    private static final int BEFORE = 30;
    private static final int AFTER = 60;

    @Override
    public String name() {
        return "restore-scoring";
    }

    @Override
    public String play(Office office) throws Exception {
        var plant = office.plant();
        office.awaitMore(BEFORE);
        var backup = BaseBackup.of(plant.postgres(Service.SCORING), plant.directory("backup-scoring"));
        office.awaitMore(AFTER);
        office.end();
        office.balance();
        Map<String, JsonNode> scores = office.scores();
        long rows = ledger(office);

        plant.stop(Service.SCORING);
        backup.restoreTo(plant.postgres(Service.SCORING));
        long behind = rows - ledger(office);
        plant.start(Service.SCORING, Map.of("RAPPORT_RECOVER_FROM_TOPICS", "true"));

        office.balance();
        require(scores.equals(office.scores()), "scores are as they were");
        return "%d of %d rows of the ledger were younger than the backup, and are there again".formatted(behind, rows);
    }

    private static long ledger(Office office) throws Exception {
        return Long.parseLong(office.answer(Service.SCORING, "SELECT count(*) FROM ledger"));
    }
}
