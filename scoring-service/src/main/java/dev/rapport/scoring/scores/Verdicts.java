package dev.rapport.scoring.scores;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

/**
 * What would be said today of an ask of each size, 1 to 5, whose relevance nobody has named.
 *
 * @param bySize the verdict of size 1 first
 */
public record Verdicts(List<Verdict> bySize) {

    private static final int LARGEST = 5;

    static Verdicts of(Standing relationship, Standing wholeAgency) {
        double relevance = relationship.config().relevance().assumed();
        return new Verdicts(IntStream.rangeClosed(1, LARGEST)
                .mapToObj(size -> Assessment.of(relationship, wholeAgency, new Ask(size, relevance))
                        .verdict())
                .toList());
    }

    /** As stored: the initials. */
    String text() {
        return bySize.stream().map(one -> one.name().substring(0, 1)).collect(Collectors.joining());
    }

    static Verdicts read(String text) {
        if (text == null) return null;
        return new Verdicts(
                text.chars().mapToObj(initial -> ofInitial((char) initial)).toList());
    }

    private static Verdict ofInitial(char initial) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().charAt(0) == initial)
                .findFirst()
                .orElseThrow();
    }
}
