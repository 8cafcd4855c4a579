package dev.rapport.scoring.outlook;

import java.util.List;

import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Rule;

/** Reads the broken rules of an assessment. */
final class Rules {

    private Rules() {}

    static List<Rule> of(Assessment assessment) {
        return assessment.reasons().stream().map(Reason::code).toList();
    }

    static boolean has(Assessment assessment, Rule rule) {
        return of(assessment).contains(rule);
    }
}
