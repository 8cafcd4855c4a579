package dev.rapport.scoring.model;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The arithmetic, against the answers of its reference. */
class VectorsTest {

    private static final double CLOSE = 1e-9;

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @Test
    void thereAreThreeHundredVectors() {
        assertEquals(300, scenarios().size());
    }

    @ParameterizedTest(name = "vector {index}")
    @MethodSource("scenarios")
    void theScoreIsTheReferences(Scenario scenario) {
        Score score = standing(scenario).score();
        assertEquals(scenario.answer().get("score").asDouble(), score.score(), CLOSE);
        assertEquals(scenario.answer().get("confidence").asDouble(), score.confidence(), CLOSE);
        assertEquals(scenario.answer().get("stage").asText(), score.stage().name());
        for (Dimension dimension : Dimension.values()) {
            JsonNode expected = scenario.answer().get("components").get(dimension.wireName());
            Component component = score.of(dimension);
            assertEquals(expected.get("score").asDouble(), component.score(), CLOSE, dimension.wireName());
            assertEquals(expected.get("confidence").asDouble(), component.confidence(), CLOSE, dimension.wireName());
        }
    }

    @ParameterizedTest(name = "vector {index}")
    @MethodSource("scenarios")
    void theVerdictAndItsReasonsAreTheReferencesInTheSameOrder(Scenario scenario) {
        Standing standing = standing(scenario);
        Assessment assessment = Assessment.of(standing, standing, scenario.ask());
        JsonNode expected = scenario.answer().get("ask");
        assertEquals(expected.get("verdict").asText(), assessment.verdict().name());
        List<String> reasons = StreamSupport.stream(expected.get("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertEquals(
                reasons,
                assessment.reasons().stream()
                        .map(reason -> reason.code().name())
                        .toList());
    }

    private static Standing standing(Scenario scenario) {
        return Relationship.of(scenario.interactions(), ModelConfig.DEFAULT).asOf(scenario.asOf());
    }
}
