package dev.rapport.scoring.outlook;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Score;

/**
 * What one interaction does to the score: the score with it minus the score without it. Because good evidence saturates
 * and doubt is shared, the contributions of all interactions need not add up to the score; those of the components do.
 *
 * @param points of the score, below 0 where it harms
 * @param components points of the score by the component they come through; their sum is {@code points}
 */
public record Contribution(Interaction interaction, double points, Map<Dimension, Double> components) {

    public Contribution {
        components = Collections.unmodifiableMap(new EnumMap<>(components));
    }

    static Contribution of(Interaction interaction, Score with, Score without) {
        Map<Dimension, Double> components = difference(with, without);
        return new Contribution(interaction, with.score() - without.score(), components);
    }

    /** By component, the points of one score beyond those of the other. */
    public static Map<Dimension, Double> difference(Score one, Score other) {
        Map<Dimension, Double> difference = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            difference.put(
                    dimension,
                    one.of(dimension).contribution() - other.of(dimension).contribution());
        }
        return difference;
    }
}
