package dev.rapport.scoring.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import dev.rapport.scoring.model.ModelConfig;

/**
 * Any numbers that an agency may set, by the very bounds that the API declares: what is proven with these is proven of
 * every setting that is taken.
 */
public final class RandomNumbers {

    private RandomNumbers() {}

    /** One of a number's bounds. */
    record Bound(String pointer, double least, double most, boolean whole) {}

    /** The defaults, often, and anything else. */
    public static Arbitrary<ModelConfig> configs() {
        return Arbitraries.randomValue(random -> random.nextInt(3) == 0 ? ModelConfig.DEFAULT : config(random));
    }

    /** Of every number there is. */
    static Stream<Bound> bounds() {
        return Stream.of(Numbers.class.getRecordComponents())
                .flatMap(group -> Stream.of(group.getType().getRecordComponents())
                        .map(number -> bound("/" + group.getName() + "/" + number.getName(), number)));
    }

    private static Bound bound(String pointer, RecordComponent number) {
        // A component's annotations lie on the field too, and those are what is validated.
        var field = Stream.of(number.getDeclaringRecord().getDeclaredFields())
                .filter(one -> one.getName().equals(number.getName()))
                .findFirst()
                .orElseThrow();
        if (number.getType() == Integer.class) {
            long least = field.getAnnotation(Min.class).value();
            return new Bound(pointer, least, field.getAnnotation(Max.class).value(), true);
        }
        double least = Double.parseDouble(field.getAnnotation(DecimalMin.class).value());
        return new Bound(
                pointer,
                least,
                Double.parseDouble(field.getAnnotation(DecimalMax.class).value()),
                false);
    }

    private static ModelConfig config(Random random) {
        ObjectNode numbers = SettingsJson.tree(ModelConfig.DEFAULT);
        bounds().forEach(bound -> put(numbers, bound.pointer(), within(bound, numbers, random)));
        arrange(numbers);
        Numbers arranged = SettingsJson.convert(numbers, Numbers.class);
        NumberRule.check(arranged);
        return arranged.config();
    }

    /** On the edge as often as not. */
    private static double within(Bound bound, ObjectNode defaults, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> bound.least();
            case 1 -> bound.most();
            case 2 -> defaults.at(bound.pointer()).doubleValue();
            default -> {
                double any = bound.least() + random.nextDouble() * (bound.most() - bound.least());
                yield bound.whole() ? Math.rint(any) : any;
            }
        };
    }

    /** Moves the numbers no further than the rules between them ask for. */
    private static void arrange(ObjectNode numbers) {
        ObjectNode weights = (ObjectNode) numbers.get("weights");
        double sum = weights.properties().stream()
                .mapToDouble(one -> one.getValue().doubleValue())
                .sum();
        if (sum == 0) weights.put("trust", sum = 1);
        for (String name :
                weights.properties().stream().map(one -> one.getKey()).toList()) {
            weights.put(name, weights.get(name).doubleValue() / sum);
        }
        double most = numbers.at("/doubt/trust").doubleValue() / 3;
        put(numbers, "/caps/trust", Math.min(most, numbers.at("/caps/trust").doubleValue()));
        sort(numbers, 0, "/promises/lateFactor", "/promises/brokenFactor");
        sort(numbers, 0, "/relevance/unwelcome", "/relevance/ignored", "/relevance/welcomed");
        sort(numbers, 0, "/balance/givingMoreFactor", "/balance/fullyOff");
        sort(numbers, 1e-3, "/stages/aware", "/stages/building", "/stages/trusted", "/stages/partner");
        sort(numbers, 0, "/windows/recentDays", "/windows/repairDays", "/windows/halfYearDays", "/windows/yearDays");
        sort(numbers, 0, "/needs/leastRelevance", "/needs/goodRelevance");
    }

    private static void sort(ObjectNode numbers, double apart, String... pointers) {
        double[] values = Arrays.stream(pointers)
                .mapToDouble(one -> numbers.at(one).doubleValue())
                .sorted()
                .toArray();
        for (int i = 0; i < pointers.length; i++) put(numbers, pointers[i], values[i] + i * apart);
    }

    private static void put(ObjectNode numbers, String pointer, double value) {
        String[] path = pointer.substring(1).split("/");
        ObjectNode group = (ObjectNode) numbers.get(path[0]);
        if (group.get(path[1]).isInt()) group.put(path[1], (int) value);
        else group.put(path[1], value);
    }
}
