package dev.rapport.scoring.model;

/**
 * The two curves of the model. StrictMath, because Math may be compiled to different last bits on another machine, and
 * two replicas must agree on a score bit for bit.
 */
final class Decay {

    private static final int DECADE = 3_653;
    private static final double[] USUAL = days(ModelConfig.DEFAULT.fading().halfLifeDays());
    private static final double[] RESEARCH = days(ModelConfig.DEFAULT.fading().researchHalfLifeDays());

    private Decay() {}

    /** What is left of 1 after a time in which it is halved every half-life. */
    static double halved(double time, double halfLife) {
        return StrictMath.pow(2, -time / halfLife);
    }

    /** The same after so many days; by the default half-lives it is asked some eighty times for one score, and looked up. */
    static double halved(long days, double halfLife) {
        if (days >= 0 && days < DECADE) {
            if (halfLife == ModelConfig.DEFAULT.fading().halfLifeDays()) return USUAL[(int) days];
            if (halfLife == ModelConfig.DEFAULT.fading().researchHalfLifeDays()) return RESEARCH[(int) days];
        }
        return halved((double) days, halfLife);
    }

    private static double[] days(double halfLife) {
        double[] left = new double[DECADE];
        for (int day = 0; day < DECADE; day++) left[day] = halved((double) day, halfLife);
        return left;
    }

    /** Nearly x while x is small, and never more than the cap. */
    static double saturated(double x, double cap) {
        return cap * (1 - StrictMath.exp(-x / cap));
    }
}
