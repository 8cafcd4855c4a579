package dev.rapport.local.history;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.rapport.local.Api;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;
import dev.rapport.local.Role;

/** {@code deploy/local/load-history}: a message history in, a ranking of relationships out. */
public final class HistoryLoader {
    private HistoryLoader() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(LoadOptions.HELP);
            return;
        }
        try {
            load(LoadOptions.from(arguments), Clock.systemUTC());
        } catch (IllegalArgumentException | java.time.DateTimeException | java.nio.file.NoSuchFileException e) {
            System.err.println(e.getMessage());
            System.err.print(LoadOptions.HELP);
            System.exit(2);
        }
    }

    private static void load(LoadOptions options, Clock clock) throws IOException {
        List<Message> read = MessageFile.read(options.file());
        if (read.isEmpty()) throw new IllegalArgumentException("There is no message in " + options.file());
        List<Message> messages = options.start()
                .map(day -> MessageFile.beginningOn(day, read))
                .orElseGet(() -> MessageFile.endingOn(LocalDate.now(clock).minusDays(1), read));
        LocalDate asOf = LocalDate.ofInstant(messages.getLast().sentAt(), ZoneOffset.UTC);
        String person = options.person().orElseGet(() -> Correspondence.mostConnected(messages));
        List<Correspondence> all = Correspondence.of(person, messages);
        if (all.isEmpty()) throw new IllegalArgumentException("Nobody wrote to or got a message from " + person);
        int deeds = all.stream().mapToInt(one -> one.deeds().size()).sum();
        String agency = options.agency().orElseGet(() -> newAgency(clock));
        System.out.printf(
                "Person %s, %d contacts, %d interactions up to %s, agency %s%n",
                person, all.size(), deeds, asOf, agency);

        String token =
                LocalIdentity.ofThisCheckout().token(agency, "history-loader", Role.EDITOR, Duration.ofHours(12));
        try (var api = new Api(Ports.from(System.getenv()).endpoints(), token)) {
            var loading = new Loading(api, options.parallel(), person);
            long begin = System.nanoTime();
            var loaded = loading.load(all);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("Loaded in %.1f s (%.0f a second)%n", seconds, deeds / seconds);
            var standings = loading.standings(loaded, asOf);
            System.out.printf(
                    "Scored and asked after %.1f s%n%n%s",
                    (System.nanoTime() - begin) / 1e9, Standing.ranking(standings));
        }
    }

    /** A new one for each load: the same history twice would otherwise meet its own external ids. */
    private static String newAgency(Clock clock) {
        return "history-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(clock));
    }
}
