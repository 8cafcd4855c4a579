package dev.rapport.scoring.model;

/**
 * The two curves of the model. StrictMath, because Math may be compiled to different last bits on another machine, and
 * two replicas must agree on a score bit for bit.
 */
final class Decay {

    private Decay() {}

    /** What is left of 1 after a time in which it is halved every half-life. */
    static double halved(double time, double halfLife) {
        return StrictMath.pow(2, -time / halfLife);
    }

    /** Nearly x while x is small, and never more than the cap. */
    static double saturated(double x, double cap) {
        return cap * (1 - StrictMath.exp(-x / cap));
    }
}
