package dev.rapport.scoring.scores;

import java.util.Map;

import dev.rapport.scoring.model.Dimension;

/** Points of the score by the component they come through; below 0 where they are lost. */
public record ComponentPoints(
        double trust, double reciprocity, double engagement, double familiarity, double controlMutuality) {

    public static ComponentPoints of(Map<Dimension, Double> points) {
        return new ComponentPoints(
                points.get(Dimension.TRUST),
                points.get(Dimension.RECIPROCITY),
                points.get(Dimension.ENGAGEMENT),
                points.get(Dimension.FAMILIARITY),
                points.get(Dimension.CONTROL_MUTUALITY));
    }
}
