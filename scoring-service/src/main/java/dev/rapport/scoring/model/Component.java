package dev.rapport.scoring.model;

/**
 * One component, as a belief with base rate 0 (Jøsang and Ismail 2002): what speaks for it, against it, and the doubt
 * that remains.
 *
 * @param score 0 to 100
 * @param confidence 0, nothing is known, to 1
 * @param up evidence for, in units, faded
 * @param down evidence against
 * @param contribution points of the total that come from here
 */
public record Component(double score, double confidence, double up, double down, double contribution) {

    static Component of(double up, double down, double doubt, double weight) {
        double mass = up + down + doubt;
        double score = 100 * up / mass;
        return new Component(score, 1 - doubt / mass, up, down, weight * score);
    }
}
