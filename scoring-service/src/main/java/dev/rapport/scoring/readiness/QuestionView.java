package dev.rapport.scoring.readiness;

/**
 * One of the three questions, answered; the evidence is that of the question.
 *
 * @param question in words
 * @param advice what to do about it, in a sentence
 */
public record QuestionView(
        Question code,
        String question,
        Question.Answer answer,
        String advice,
        GoalsEvidence goals,
        RelationshipsEvidence relationships,
        PresenceEvidence presence) {}
