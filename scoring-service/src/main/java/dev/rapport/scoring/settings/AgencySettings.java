package dev.rapport.scoring.settings;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.RoundTrip;
import dev.rapport.kit.tenancy.RoundTrip.Questions;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.model.ModelConfig;

/** The settings of the agency whose request this is. */
@ApplicationScoped
public class AgencySettings {

    private static final Questions UP_TO = Questions.of(SettingsTable.UP_TO);

    @Inject
    EntityManager database;

    @Inject
    RoundTrip roundTrip;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    /** What is in force: one statement, one row by primary key. */
    public Settings current() {
        return upTo(Long.MAX_VALUE, 1).stream().findFirst().orElse(Settings.DEFAULT);
    }

    /** That version and those before it, the latest first; the defaults are none of them. */
    List<Settings> upTo(long version, int most) {
        return roundTrip.ask(
                UP_TO, List.of(agency.id(), version, most), answers -> answers.next(SettingsTable::settings));
    }

    /** Refused with 412 where another change came first. */
    Settings change(Settings from, ModelConfig to) {
        Settings changed = new Settings(from.version() + 1, to, Moments.now(clock), agency.caller());
        int added = database.createNativeQuery(SettingsTable.ADD)
                .setParameter(1, agency.id())
                .setParameter(2, changed.version())
                .setParameter(3, SettingsJson.write(to))
                .setParameter(4, changed.changedAt())
                .setParameter(5, changed.changedBy())
                .executeUpdate();
        if (added == 0) throw new Refusal(Problem.VERSION_CONFLICT, "Somebody else changed the model; read it again.");
        return changed;
    }
}
