package dev.rapport.scoring.model;

import java.util.EnumMap;
import java.util.Map;

import static dev.rapport.scoring.model.Trace.BOUNDARY;
import static dev.rapport.scoring.model.Trace.COMPETENCE_DOWN;
import static dev.rapport.scoring.model.Trace.COMPETENCE_UP;
import static dev.rapport.scoring.model.Trace.INBOUND;
import static dev.rapport.scoring.model.Trace.INTEGRITY_DOWN;
import static dev.rapport.scoring.model.Trace.INTEGRITY_UP;
import static dev.rapport.scoring.model.Trace.OUTBOUND;
import static dev.rapport.scoring.model.Trace.PROMISE_FAILED;
import static dev.rapport.scoring.model.Trace.PROMISE_KEPT;
import static dev.rapport.scoring.model.Trace.RESEARCH;
import static dev.rapport.scoring.model.Trace.RESPONSIVENESS_DOWN;
import static dev.rapport.scoring.model.Trace.RESPONSIVENESS_UP;
import static dev.rapport.scoring.model.Trace.SURVEYED_CONTROL_DOWN;
import static dev.rapport.scoring.model.Trace.SURVEYED_CONTROL_UP;
import static dev.rapport.scoring.model.Trace.SURVEYED_TRUST_DOWN;
import static dev.rapport.scoring.model.Trace.SURVEYED_TRUST_UP;

/** Weighs what speaks for and against each component. */
record Appraisal(Weeks weeks, OpenPromises promises, GiftTally gifts, Exchange exchange, ModelConfig config) {

    Score score(Weeks research) {
        Map<Dimension, Component> components = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            components.put(
                    dimension,
                    switch (dimension) {
                        case TRUST -> component(dimension, trustUp(), trustDown());
                        case RECIPROCITY -> component(dimension, reciprocityUp(), reciprocityDown());
                        case ENGAGEMENT -> component(dimension, engagementUp(), engagementDown());
                        case FAMILIARITY ->
                            component(
                                    dimension, research.saturated(config.caps().research(), RESEARCH), 0);
                        case CONTROL_MUTUALITY -> component(dimension, controlUp(), controlDown());
                    });
        }
        return Score.of(components, config);
    }

    private Component component(Dimension dimension, double up, double down) {
        return Component.of(
                up, down, config.doubt().of(dimension), config.weights().of(dimension));
    }

    private double trustUp() {
        return weeks.saturated(
                config.caps().trust(), PROMISE_KEPT, COMPETENCE_UP, INTEGRITY_UP, RESPONSIVENESS_UP, SURVEYED_TRUST_UP);
    }

    private double trustDown() {
        return weeks.plain(PROMISE_FAILED, COMPETENCE_DOWN, INTEGRITY_DOWN, RESPONSIVENESS_DOWN, SURVEYED_TRUST_DOWN)
                + promises.burden();
    }

    /** What was given and returned; giving ahead counts too, but less. */
    private double reciprocityUp() {
        double matched = Math.min(exchange.given(), exchange.owed());
        return matched + config.balance().surplusCredit() * Math.max(0, exchange.ahead());
    }

    private double reciprocityDown() {
        return Math.max(0, -exchange.ahead()) + config.gifts().penalty() * gifts.excess();
    }

    private double engagementUp() {
        return weeks.saturated(config.caps().inbound(), INBOUND);
    }

    /** Talking at them: what we send beyond a multiple of what they send. */
    private double engagementDown() {
        ModelConfig.Conversation conversation = config.conversation();
        double allowed = conversation.inboundAllowance() * weeks.plain(INBOUND);
        return conversation.outboundPenalty() * Math.max(0, weeks.plain(OUTBOUND) - allowed);
    }

    private double controlUp() {
        double balanced = exchange.volume() * (1 - exchange.imbalance(config.balance()));
        double exchanged = exchange.agreed() ? balanced : config.balance().unagreedFactor() * balanced;
        // A week's answers are worth no more than what a week can give.
        return exchanged + weeks.saturated(config.caps().given(), SURVEYED_CONTROL_UP);
    }

    private double controlDown() {
        double crossed = config.balance().boundaryFactor() * weeks.plain(BOUNDARY);
        double unbalanced = exchange.volume() * exchange.imbalance(config.balance()) + crossed;
        return unbalanced + weeks.plain(SURVEYED_CONTROL_DOWN);
    }
}
