package dev.rapport.scoring.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state of a relationship in numbers.
 *
 * @param score 0 to 100, the sum of the components' contributions
 * @param confidence 0 to 1, weighted like the score
 * @param components in the order of {@link Dimension}
 */
public record Score(double score, double confidence, Stage stage, Map<Dimension, Component> components) {

    public Score {
        components = Collections.unmodifiableMap(new EnumMap<>(components));
    }

    static Score of(Map<Dimension, Component> components, ModelConfig config) {
        double score = 0;
        double confidence = 0;
        for (Dimension dimension : Dimension.values()) {
            Component component = components.get(dimension);
            score += component.contribution();
            confidence += config.weights().of(dimension) * component.confidence();
        }
        return new Score(score, confidence, Stage.of(score, config.stages()), components);
    }

    public Component of(Dimension dimension) {
        return components.get(dimension);
    }
}
