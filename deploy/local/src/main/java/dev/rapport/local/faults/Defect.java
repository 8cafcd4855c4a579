package dev.rapport.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A fault put into the product on purpose: a patch, with what it is, how to run and what has to be found above it.
 *
 * @param run arguments of {@link Faults}
 * @param found kinds of violations of which one is enough
 * @param changed files, from the root of the project
 */
record Defect(String name, Path patch, String what, List<String> run, List<String> found, List<String> changed) {

    private static final String CHANGED = "+++ b/";

    static Defect of(Path patch) {
        try {
            List<String> lines = Files.readAllLines(patch);
            return new Defect(
                    patch.getFileName().toString().replace(".patch", ""),
                    patch,
                    said(lines, "What: "),
                    Arrays.asList(said(lines, "Run: ").split(" ")),
                    Arrays.asList(said(lines, "Found: ").split(", ")),
                    lines.stream()
                            .filter(line -> line.startsWith(CHANGED))
                            .map(line -> line.substring(CHANGED.length()))
                            .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String said(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The patch does not say " + word))
                .substring(word.length());
    }
}
