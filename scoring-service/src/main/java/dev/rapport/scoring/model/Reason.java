package dev.rapport.scoring.model;

import java.util.List;

/**
 * Why an ask is not reasonable yet.
 *
 * @param rule the rule it stands for, in a sentence
 * @param hard whether it alone makes the ask spammy
 * @param measured what was found
 * @param needed what would satisfy the rule: the least or, where less is better, the most
 * @param interactionIds what makes the point, by day and id; empty where it is an absence
 */
public record Reason(
        Rule code, String rule, boolean hard, double measured, double needed, List<String> interactionIds) {

    public Reason {
        interactionIds = List.copyOf(interactionIds);
    }
}
