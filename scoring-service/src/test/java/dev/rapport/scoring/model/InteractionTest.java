package dev.rapport.scoring.model;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rapport.scoring.model.Story.happened;
import static dev.rapport.scoring.model.Story.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class InteractionTest {

    static Stream<InteractionBuilder> nonsense() {
        return Stream.of(
                happened(Kind.HELP, 0).value(0),
                happened(Kind.HELP, 0).relevance(Double.NaN),
                happened(Kind.HELP, 0).relevance(1.01),
                happened(Kind.ASK, 0).size(6),
                happened(Kind.RESPONSE, 0),
                happened(Kind.RESPONSE, 0).hours(-1.0),
                happened(Kind.RESPONSE, 0).hours(Double.POSITIVE_INFINITY),
                happened(Kind.COMMITMENT, 0),
                promised(0, 0).importance(4),
                happened(Kind.AGREEMENT, 0),
                happened(Kind.AGREEMENT, 0).giveShare(1.0),
                happened(Kind.SURVEY, 0));
    }

    @Test
    void aSurveyHasAnAnswerAndEachIsOnTheScale() {
        assertThrows(IllegalArgumentException.class, () -> new Survey(null, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Survey(0, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Survey(5, 10, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Survey(5, null, -1, null));
        assertThrows(IllegalArgumentException.class, () -> new Survey(5, null, null, 10));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefused(InteractionBuilder nonsense) {
        assertThrows(IllegalArgumentException.class, nonsense::build);
    }

    @Test
    void aDeletedOneNeedsNoMoreThanIdAndVersion() {
        Interaction gone =
                Interaction.builder("gone", null, null).version(7).deleted(true).build();
        assertEquals(7, gone.version());
    }

    @Test
    void aCopyToChangeKeepsAllTheRest() {
        Interaction promise = promised(9, 3)
                .by(Party.THEM)
                .importance(3)
                .status(CommitmentStatus.KEPT)
                .closedOn(Story.TODAY)
                .survey(new Survey(1, 2, 3, 4))
                .version(4)
                .build();
        assertEquals(promise, promise.toBuilder().build());
    }

    @Test
    void anAskOutsideItsRangesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Ask(0, 0.7));
        assertThrows(IllegalArgumentException.class, () -> new Ask(6, 0.7));
        assertThrows(IllegalArgumentException.class, () -> new Ask(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Ask(1, -0.1));
    }
}
