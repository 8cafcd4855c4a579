package dev.rapport.scoring.settings;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;
import dev.rapport.scoring.model.ModelConfig;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NumbersTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    static Stream<RandomNumbers.Bound> bounds() {
        return RandomNumbers.bounds();
    }

    @Test
    void theDefaultsLieWithinTheBoundsAndTheRules() {
        Numbers defaults = Numbers.of(ModelConfig.DEFAULT);
        assertEquals(Set.of(), VALIDATOR.validate(defaults));
        assertDoesNotThrow(() -> NumberRule.check(defaults));
        assertEquals(ModelConfig.DEFAULT, defaults.config());
    }

    @Test
    void everyNumberOfTheModelCanBeSetAndNoOther() {
        Set<String> model = new TreeSet<>();
        SettingsJson.tree(ModelConfig.DEFAULT).properties().forEach(group -> group.getValue()
                .fieldNames()
                .forEachRemaining(number -> model.add("/" + group.getKey() + "/" + number)));
        Set<String> wire = bounds().map(RandomNumbers.Bound::pointer).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(model, wire);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void everyBoundIsTheLastNumberTaken(RandomNumbers.Bound bound) {
        double step = bound.whole() ? 1 : 1e-6;
        assertEquals(Set.of(), wrong(bound, bound.least()));
        assertEquals(Set.of(), wrong(bound, bound.most()));
        assertEquals(Set.of(bound.pointer()), wrong(bound, bound.least() - step));
        assertEquals(Set.of(bound.pointer()), wrong(bound, bound.most() + step));
    }

    @ParameterizedTest
    @CsvSource({
        "weights_sum_to_one, /weights, /weights/trust, 0.400000002",
        "no_burst_buys_trust, /caps/trust, /caps/trust, 2.67",
        "broken_is_worse_than_late, /promises/lateFactor, /promises/lateFactor, 5.01",
        "better_outcomes_count_more, /relevance, /relevance/ignored, 0.81",
        "better_outcomes_count_more, /relevance, /relevance/unwelcome, 0.31",
        "giving_more_is_forgiven, /balance/givingMoreFactor, /balance/givingMoreFactor, 0.51",
        "stages_ascend, /stages, /stages/aware, 25",
        "stages_ascend, /stages, /stages/partner, 45",
        "windows_ascend, /windows, /windows/recentDays, 64",
        "windows_ascend, /windows, /windows/repairDays, 27",
        "good_is_more_than_least, /needs/leastRelevance, /needs/leastRelevance, 0.61"
    })
    void everyRuleBetweenNumbersIsNamedWhenItIsBroken(String code, String pointer, String number, double value) {
        Numbers changed = with(number, value);
        Refusal refusal = assertThrows(Refusal.class, () -> NumberRule.check(changed));
        Violation violation = refusal.violations().getFirst();
        assertEquals(1, refusal.violations().size());
        assertEquals(code, violation.code());
        assertEquals(pointer, violation.pointer());
    }

    @ParameterizedTest
    @CsvSource({
        "/weights/trust, 0.4000000005",
        "/promises/lateFactor, 5",
        "/relevance/welcomed, 0.3",
        "/balance/givingMoreFactor, 0.5",
        "/windows/yearDays, 182",
        "/needs/leastRelevance, 0.6"
    })
    void onTheEdgeARuleStillHolds(String number, double value) {
        assertDoesNotThrow(() -> NumberRule.check(with(number, value)));
    }

    @Test
    void whatWasStoredBeforeANumberCameOrWentIsStillRead() {
        ModelConfig read = SettingsJson.read("{\"fading\":{\"halfLifeDays\":90,\"gone\":1},\"gone\":{\"x\":2}}");
        Numbers expected = with("/fading/halfLifeDays", 90);
        assertEquals(expected.config(), read);
        assertEquals(read, SettingsJson.read(SettingsJson.write(read)));
    }

    private static Set<String> wrong(RandomNumbers.Bound bound, double value) {
        return VALIDATOR.validate(with(bound.pointer(), value)).stream()
                .map(one -> "/" + one.getPropertyPath().toString().replace('.', '/'))
                .collect(Collectors.toSet());
    }

    private static Numbers with(String pointer, double value) {
        ObjectNode numbers = SettingsJson.tree(ModelConfig.DEFAULT);
        String[] path = pointer.substring(1).split("/");
        JsonNode before = numbers.at(pointer);
        assertTrue(before.isNumber(), pointer);
        ObjectNode group = (ObjectNode) numbers.get(path[0]);
        if (before.isInt()) group.put(path[1], (int) value);
        else group.put(path[1], value);
        return SettingsJson.convert(numbers, Numbers.class);
    }
}
