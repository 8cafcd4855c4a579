package dev.rapport.kit.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Ids;

/** For a request that names many ids: whether it still waits for those that are not known yet. */
@RequestScoped
public class Waiting {

    private boolean over;

    /** Ends the attempt while there is hope; returns when the rest has to be done without them. */
    public void forAllOf(Collection<UUID> missing) {
        if (over) return;
        missing.stream()
                .filter(id -> Ids.madeAt(id).isPresent())
                .max(Comparator.comparing(id -> Ids.madeAt(id).orElse(Instant.MIN)))
                .ifPresent(newest -> {
                    throw new NotArrivedYet(newest, Refusal.notFound("such thing", newest), true);
                });
    }

    void end() {
        over = true;
    }
}
