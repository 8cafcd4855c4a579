package dev.rapport.kit.file;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing in a file.
 *
 * @param line where it begins, counting from 1
 * @param size in characters, about
 * @param said not validated yet; null where it has faults
 * @param place from a JSON pointer into what was said to where in the file it was said
 */
public record Row<T>(long line, int size, T said, List<Fault> faults, UnaryOperator<String> place) {

    public static <T> Row<T> of(long line, int size, T said, UnaryOperator<String> place) {
        return new Row<>(line, size, said, List.of(), place);
    }

    public static <T> Row<T> faulty(long line, List<Fault> faults) {
        return new Row<>(line, 0, null, faults, UnaryOperator.identity());
    }

    public static <T> Row<T> faulty(long line, String place, String code, String message) {
        return faulty(line, List.of(new Fault(place, code, message)));
    }
}
