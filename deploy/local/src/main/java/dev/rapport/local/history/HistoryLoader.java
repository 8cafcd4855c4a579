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
        List<Correspondence> ofPerson = Correspondence.of(person, messages);
        if (ofPerson.isEmpty()) throw new IllegalArgumentException("Nobody wrote to or got a message from " + person);
        List<Correspondence> all = options.everybody() ? Correspondence.ofEverybody(messages) : ofPerson;
        int deeds = all.stream().mapToInt(one -> one.deeds().size()).sum();
        String agency = options.agency().orElseGet(() -> newAgency(clock));
        System.out.printf(
                "Person %s, %d contacts; %d messages, %d interactions up to %s, agency %s%n",
                person, ofPerson.size(), messages.size(), deeds, asOf, agency);

        String token =
                LocalIdentity.ofThisCheckout().token(agency, "history-loader", Role.EDITOR, Duration.ofHours(12));
        try (var api = new Api(Ports.from(System.getenv()).endpoints(), token)) {
            var loading = new Loading(api, options.parallel());
            long begin = System.nanoTime();
            var result = loading.load(all);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "Loaded in %.1f s (%.0f a second): %d created, %d unchanged, %d refused%n",
                    seconds, deeds / seconds, result.created(), result.unchanged(), result.refused());
            var standings = loading.standings(ofPerson, asOf);
            System.out.printf(
                    "Scored and asked after %.1f s%n%n%s",
                    (System.nanoTime() - begin) / 1e9, Standing.ranking(standings));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new one for each load; into one that has the history already, only what is new comes. */
    private static String newAgency(Clock clock) {
        return "history-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(clock));
    }
}
