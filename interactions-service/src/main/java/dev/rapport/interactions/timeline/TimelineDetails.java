package dev.rapport.interactions.timeline;

import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.interactions.commitment.Status;
import dev.rapport.interactions.interaction.Outcome;
import dev.rapport.interactions.interaction.Sentiment;
import dev.rapport.interactions.survey.SurveyAnswers;

/**
 * What an entry of its type has on top, as in its own resource.
 *
 * @param status of a commitment as it is now, in both of its entries
 * @param overdue of a commitment: open, and more than the one day of grace after it was due
 */
public record TimelineDetails(
        String channel,
        UUID inReplyTo,
        Integer value,
        Double relevance,
        Outcome outcome,
        Boolean solicited,
        Integer size,
        Sentiment sentiment,
        Double hours,
        Promiser by,
        Integer importance,
        LocalDate dueOn,
        Status status,
        LocalDate closedOn,
        Boolean overdue,
        Double giveShare,
        Integer cadenceDays,
        LocalDate acceptedOn,
        SurveyAnswers answers) {}
