package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Lends the model's vectors and random histories to the tests that come through the front door. */
public final class Samples {

    /** What the random histories end with. */
    public static final LocalDate TODAY = Histories.TODAY;

    private Samples() {}

    /** A history, a day and an ask, with the answers of the reference. */
    public record Vector(int number, LocalDate asOf, List<Interaction> interactions, Ask ask, JsonNode answer) {
        @Override
        public String toString() {
            return "vector " + number;
        }
    }

    /** Every so many vectors one. */
    public static List<Vector> vectors(int step) {
        List<Scenario> all = Scenario.all();
        return IntStream.range(0, all.size())
                .filter(number -> number % step == 0)
                .mapToObj(number -> vector(number, all.get(number)))
                .toList();
    }

    private static Vector vector(int number, Scenario one) {
        return new Vector(number, one.asOf(), one.interactions(), one.ask(), one.answer());
    }

    /** The same for the same source; never empty. */
    public static List<Interaction> history(Random source) {
        List<Interaction> history = new ArrayList<>();
        // A session, because these tests are not run by jqwik.
        JqwikSession.run(() -> {
            RandomGenerator<List<Interaction>> histories =
                    Histories.happenings().generator(1000, true);
            while (history.isEmpty()) history.addAll(histories.next(source).value());
        });
        return history;
    }

    /** Random histories that end today, as the model's own tests use them. */
    public static Arbitrary<List<Interaction>> histories() {
        return Histories.happenings();
    }

    public static Arbitrary<Ask> asks() {
        return new Histories().asks();
    }

    /** In which an ask of size 1 or 2 is reasonable today. */
    public static List<Interaction> goodRelationship() {
        return Story.ofAGoodRelationship().interactions();
    }

    /** The same with its end on another day. */
    public static List<Interaction> goodRelationship(LocalDate today) {
        long days = ChronoUnit.DAYS.between(TODAY, today);
        return goodRelationship().stream()
                .map(one -> one.toBuilder()
                        .occurredOn(one.occurredOn().plusDays(days))
                        .dueOn(one.dueOn() == null ? null : one.dueOn().plusDays(days))
                        .closedOn(one.closedOn() == null ? null : one.closedOn().plusDays(days))
                        .build())
                .toList();
    }
}
