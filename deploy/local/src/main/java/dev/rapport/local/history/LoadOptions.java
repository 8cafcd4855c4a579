package dev.rapport.local.history;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What {@code deploy/local/load-history} was asked for.
 *
 * @param person whose side to take; by default who has most contacts
 * @param everybody every person an organization of its own, not only the one who is ranked
 * @param start day of the first message; by default the last one falls on yesterday
 */
record LoadOptions(
        Path file,
        Optional<String> person,
        boolean everybody,
        Optional<LocalDate> start,
        Optional<String> agency,
        int parallel) {
    static final String HELP =
            """
            deploy/local/load-history FILE [--person ID] [--start DATE] [--agency NAME] [--parallel N]
            Loads a history of messages (lines of: sender receiver seconds) through the imports of the running services,
            and ranks the contacts of one person. The same history again, in the same agency, changes nothing.

              --person ID    whose side to take; by default who has most contacts
              --everybody    take every person's side, each as an organization; ranked are the contacts of one
              --start DATE   the day of the first message; by default the last one falls on yesterday
              --agency NAME  the agency to load into; by default a new one
              --parallel N   questions at once (16)
            """;

    static LoadOptions from(String... arguments) {
        Path file = null;
        Optional<String> person = Optional.empty();
        boolean everybody = false;
        Optional<LocalDate> start = Optional.empty();
        Optional<String> agency = Optional.empty();
        int parallel = 16;
        for (Iterator<String> words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--person" -> person = Optional.of(value(word, words));
                case "--everybody" -> everybody = true;
                case "--start" -> start = Optional.of(LocalDate.parse(value(word, words)));
                case "--agency" -> agency = Optional.of(value(word, words));
                case "--parallel" -> parallel = Integer.parseInt(value(word, words));
                default -> file = file(word, file);
            }
        }
        if (file == null) throw new IllegalArgumentException("Which file?");
        return new LoadOptions(file, person, everybody, start, agency, parallel);
    }

    private static Path file(String word, Path before) {
        if (word.startsWith("-") || before != null) throw new IllegalArgumentException("What is " + word + "?");
        return Path.of(word);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) throw new IllegalArgumentException("Nothing follows " + option);
        return words.next();
    }
}
