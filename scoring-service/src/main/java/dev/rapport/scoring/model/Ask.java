package dev.rapport.scoring.model;

/**
 * What we would like to ask for.
 *
 * @param size 1, a click, to 5, weeks of their work
 * @param relevance how well it fits them, 0 to 1
 */
public record Ask(int size, double relevance) {

    public Ask {
        if (size < 1 || size > 5) {
            throw new IllegalArgumentException("size must be from 1 to 5, not " + size);
        }
        // NaN fails both comparisons.
        if (!(relevance >= 0 && relevance <= 1)) {
            throw new IllegalArgumentException("relevance must be from 0 to 1, not " + relevance);
        }
    }
}
