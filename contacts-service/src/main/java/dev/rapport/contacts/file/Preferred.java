package dev.rapport.contacts.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.mangstadt.vinnie.VObjectParameters;

/**
 * One of several things in a card, which need not stand in the order of their preference.
 *
 * @param rank 1 for the first, as in vCard 4; older cards only know the preferred one
 */
record Preferred<T>(int rank, T thing) {

    private static final int NONE = 101;

    static <T> Preferred<T> of(T thing, VObjectParameters parameters) {
        String pref = parameters.first("PREF");
        if (pref != null && pref.matches("\\d{1,3}")) return new Preferred<>(Integer.parseInt(pref), thing);
        return new Preferred<>(types(parameters).anyMatch("pref"::equalsIgnoreCase) ? 1 : NONE, thing);
    }

    static <T> List<T> inOrder(List<Preferred<T>> things) {
        Comparator<Preferred<T>> byRank = Comparator.comparingInt(Preferred::rank);
        return things.stream().sorted(byRank).map(Preferred::thing).toList();
    }

    /** Oldest cards write them without a name. */
    static Stream<String> types(VObjectParameters parameters) {
        return Stream.of("TYPE", null)
                .map(parameters::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .flatMap(types -> Arrays.stream(types.split(",")))
                .map(String::strip)
                .filter(type -> !type.isEmpty());
    }
}
