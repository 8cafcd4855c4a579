package dev.rapport.local.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Reads lines of sender, receiver and seconds, apart by blanks, commas or semicolons; a header line is skipped. */
final class MessageFile {
    private MessageFile() {}

    static List<Message> read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        boolean header = !lines.isEmpty() && !lines.getFirst().strip().matches(".*\\d");
        return lines.stream()
                .skip(header ? 1 : 0)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(MessageFile::message)
                .sorted(Comparator.comparing(Message::sentAt))
                .toList();
    }

    /** The same history, later or earlier by whole days, so that the first message falls on this day. */
    static List<Message> beginningOn(LocalDate day, List<Message> messages) {
        return shifted(messages, days(messages.getFirst(), day));
    }

    /** The same history, later or earlier by whole days, so that the last message falls on this day. */
    static List<Message> endingOn(LocalDate day, List<Message> messages) {
        return shifted(messages, days(messages.getLast(), day));
    }

    private static long days(Message message, LocalDate day) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(message.sentAt(), ZoneOffset.UTC), day);
    }

    private static List<Message> shifted(List<Message> messages, long days) {
        return messages.stream()
                .map(message -> new Message(
                        message.sender(), message.receiver(), message.sentAt().plus(Duration.ofDays(days))))
                .toList();
    }

    private static Message message(String line) {
        String[] columns = line.split("[\\s,;]+");
        if (columns.length < 3 || !columns[2].matches("\\d{1,11}(\\.\\d+)?")) {
            throw new IllegalArgumentException("Not sender, receiver, seconds: " + line);
        }
        long seconds = (long) Double.parseDouble(columns[2]);
        return new Message(columns[0], columns[1], Instant.ofEpochSecond(seconds));
    }
}
