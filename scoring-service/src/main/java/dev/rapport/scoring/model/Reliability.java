package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How the influencer keeps their own promises: numbers of them, kept on time, kept late, broken and still open. */
public record Reliability(int kept, int late, int broken, int open) {

    static Reliability of(List<Interaction> live, LocalDate day, ModelConfig.Promises promises) {
        int kept = 0;
        int late = 0;
        int broken = 0;
        int open = 0;
        for (Interaction interaction : live) {
            if (!interaction.isPromiseBy(Party.THEM)) {
                continue;
            }
            if (interaction.isOpenOn(day)) {
                open++;
            } else if (interaction.status() == CommitmentStatus.BROKEN) {
                broken++;
            } else if (interaction.status() == CommitmentStatus.KEPT) {
                long days = ChronoUnit.DAYS.between(interaction.dueOn(), interaction.settledOn());
                if (days > promises.graceDays()) {
                    late++;
                } else {
                    kept++;
                }
            }
        }
        return new Reliability(kept, late, broken, open);
    }
}
