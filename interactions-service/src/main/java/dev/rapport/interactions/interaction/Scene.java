package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.interaction.Surroundings.Found;

/** Where interactions take place that are written down together: each is held against those before it as well. */
public final class Scene {

    private final Map<NewInteraction, Found> surroundings;
    private final Instant now;
    private final List<Approach> passed = new ArrayList<>();

    /** @param surroundings of each that reaches out and is to be judged */
    Scene(Map<NewInteraction, Found> surroundings, Instant now) {
        this.surroundings = surroundings;
        this.now = now;
    }

    /** To be called in the order in which they count; what is refused does not count for the next ones. */
    public List<Warning> pass(Addressed<NewInteraction> told) {
        Approach approach = Approach.of(told, now, null);
        List<Warning> warnings = surroundings.containsKey(told.said()) ? judge(approach) : List.of();
        passed.add(approach);
        return warnings;
    }

    private List<Warning> judge(Approach approach) {
        Found found = surroundings.get(approach.said());
        for (Approach earlier : passed) found = found.after(earlier, approach);
        return Conduct.judge(approach, Conduct.isNow(approach, now), found);
    }
}
