package dev.rapport.scoring.model;

/**
 * What they answered about the relationship, on the scales of Hon and Grunig (1999): from 1, does not agree at all, to 9,
 * agrees entirely. Null where it was not asked; one at least was.
 *
 * @throws IllegalArgumentException if an answer lies outside the scale or there is none
 */
public record Survey(Integer trust, Integer controlMutuality, Integer satisfaction, Integer commitment) {

    static final int LEAST = 1;
    static final int MOST = 9;

    public Survey {
        Interaction.within("trust", trust, LEAST, MOST);
        Interaction.within("controlMutuality", controlMutuality, LEAST, MOST);
        Interaction.within("satisfaction", satisfaction, LEAST, MOST);
        Interaction.within("commitment", commitment, LEAST, MOST);
        boolean answered = trust != null || controlMutuality != null || satisfaction != null || commitment != null;
        Interaction.needed(answered, "any answer");
    }
}
