package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static dev.rapport.scoring.model.Trace.*;

/**
 * What one interaction leaves on one UTC day. Amounts are whole milli-units, rounded half up: integer sums commute
 * exactly, so evidence may arrive in any order, be taken out again and put in anew without residue.
 */
public record Evidence(String interactionId, LocalDate day, List<Mark> marks) {

    private static final double MILLI = 1000;
    private static final double HOURS_TO_HALF = 24;

    /** So many thousandths of one trace. */
    public record Mark(Trace trace, long milli) {}

    public Evidence {
        marks = List.copyOf(marks);
    }

    /** The evidence of one interaction; without marks where it leaves none. */
    public static Evidence of(Interaction interaction, ModelConfig config) {
        boolean settled = interaction.kind() == Kind.COMMITMENT;
        LocalDate day = settled ? interaction.settledOn() : interaction.occurredOn();
        Marks marks = new Marks();
        marks.leftBy(interaction, config);
        return new Evidence(interaction.id(), day, marks.left);
    }

    static double relevance(Interaction interaction, ModelConfig.Relevance relevance) {
        if (interaction.outcome() != null) {
            return relevance.of(interaction.outcome());
        }
        return interaction.relevance() == null ? relevance.assumed() : interaction.relevance();
    }

    private static final class Marks {

        private final List<Mark> left = new ArrayList<>(5);

        private Marks add(Trace trace, double amount) {
            long milli = (long) Math.floor(amount * MILLI + 0.5);
            if (milli != 0) {
                left.add(new Mark(trace, milli));
            }
            return this;
        }

        private void leftBy(Interaction i, ModelConfig config) {
            int value = i.value() == null ? 1 : i.value();
            switch (i.kind()) {
                case RESEARCH -> add(RESEARCH, value);
                case ENGAGEMENT -> add(RESEARCH, 0.5).add(GIVEN, 0.25);
                case INTRODUCTION -> add(MEANINGFUL, 1).add(OUTBOUND, 1).add(RESEARCH, 0.5);
                case HELP -> help(value, relevance(i, config.relevance()));
                case GIFT -> gift(Boolean.TRUE.equals(i.solicited()));
                case ASK -> ask(i.size() == null ? 1 : i.size(), relevance(i, config.relevance()));
                case FOLLOW_UP -> add(FOLLOW_UPS, 1).add(OUTBOUND, 1);
                case REPLY -> {
                    add(INBOUND, 1).add(MEANINGFUL, 1);
                    add(COMPETENCE_DOWN, i.sentiment() == Sentiment.NEGATIVE ? 0.5 : 0);
                }
                case INBOUND -> add(INBOUND, 2).add(MEANINGFUL, 1);
                case BENEFIT -> add(RECEIVED, value).add(INBOUND, 1).add(MEANINGFUL, 1);
                case RESPONSE -> response(i.hours());
                case COMMITMENT -> {
                    if (i.isPromiseBy(Party.US)) {
                        promise(i, config.promises());
                    }
                }
                case WRONG_INFORMATION -> add(COMPETENCE_DOWN, 2 * value);
                case MISLED -> add(INTEGRITY_DOWN, 5 * value);
                case AMENDS -> add(INTEGRITY_UP, 0.5);
                case BOUNDARY_CROSSED -> add(BOUNDARY, 1).add(INTEGRITY_DOWN, 1);
                case SURVEY -> survey(i.survey(), config.surveys().weight());
                case AGREEMENT, OPT_OUT, OPT_IN -> {}
            }
        }

        private void help(int value, double relevance) {
            add(GIVEN, value * relevance);
            add(COMPETENCE_UP, 0.5 * relevance).add(COMPETENCE_DOWN, 0.5 * (1 - relevance));
            add(MEANINGFUL, 1).add(OUTBOUND, 1);
        }

        private void gift(boolean solicited) {
            add(OUTBOUND, 1);
            if (solicited) {
                add(GIVEN, 0.5).add(MEANINGFUL, 1);
            } else {
                add(GIFTS, 1);
            }
        }

        private void ask(int size, double relevance) {
            add(ASKED, size).add(ASKS, 1).add(OUTBOUND, 1).add(COMPETENCE_DOWN, 1 - relevance);
        }

        private void response(double hours) {
            double promptness = Decay.halved(hours, HOURS_TO_HALF);
            add(RESPONSIVENESS_UP, 0.5 * promptness).add(RESPONSIVENESS_DOWN, 0.5 * (1 - promptness));
            add(MEANINGFUL, 1);
        }

        /** Satisfaction and commitment are no components of ours: reported only. */
        private void survey(Survey survey, double weight) {
            answer(survey.trust(), weight, SURVEYED_TRUST_UP, SURVEYED_TRUST_DOWN);
            answer(survey.controlMutuality(), weight, SURVEYED_CONTROL_UP, SURVEYED_CONTROL_DOWN);
        }

        private void answer(Integer answer, double weight, Trace up, Trace down) {
            if (answer == null) {
                return;
            }
            double range = Survey.MOST - Survey.LEAST;
            add(up, weight * (answer - Survey.LEAST) / range).add(down, weight * (Survey.MOST - answer) / range);
        }

        private void promise(Interaction i, ModelConfig.Promises promises) {
            double importance = i.importanceOrDefault();
            if (i.status() == CommitmentStatus.KEPT) {
                long days = ChronoUnit.DAYS.between(i.dueOn(), i.settledOn());
                double punctuality =
                        Decay.halved(Math.max(0, days - promises.graceDays()), promises.lateHalfLifeDays());
                add(PROMISE_KEPT, importance * punctuality);
                add(PROMISE_FAILED, promises.lateFactor() * importance * (1 - punctuality));
                add(KEPT, 1);
            } else if (i.status() == CommitmentStatus.BROKEN) {
                add(PROMISE_FAILED, promises.brokenFactor() * importance).add(BROKEN, 1);
            }
        }
    }
}
