package dev.rapport.local.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All messages between the person whose side we take and one contact, in order. */
record Correspondence(String person, String contact, List<Message> messages) {

    /** One for each contact of the person. Notes to oneself are none. */
    static List<Correspondence> of(String person, List<Message> messages) {
        Map<String, List<Message>> byContact = messages.stream()
                .filter(message -> message.concerns(person))
                .filter(message -> !message.other(person).equals(person))
                .collect(Collectors.groupingBy(message -> message.other(person), TreeMap::new, Collectors.toList()));
        return byContact.entrySet().stream()
                .map(entry -> new Correspondence(person, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One for each two people and each side of theirs. */
    static List<Correspondence> ofEverybody(List<Message> messages) {
        Map<String, Map<String, List<Message>>> byPerson = new TreeMap<>();
        for (Message message : messages) {
            if (message.sender().equals(message.receiver())) continue;
            for (String person : List.of(message.sender(), message.receiver())) {
                byPerson.computeIfAbsent(person, name -> new TreeMap<>())
                        .computeIfAbsent(message.other(person), name -> new ArrayList<>())
                        .add(message);
            }
        }
        List<Correspondence> all = new ArrayList<>();
        byPerson.forEach((person, contacts) ->
                contacts.forEach((contact, theirs) -> all.add(new Correspondence(person, contact, theirs))));
        return all;
    }

    /** Who has most contacts; the first by name where several have. */
    static String mostConnected(List<Message> messages) {
        var contacts = new TreeMap<String, java.util.Set<String>>();
        for (Message message : messages) {
            contacts.computeIfAbsent(message.sender(), name -> new java.util.HashSet<>())
                    .add(message.receiver());
            contacts.computeIfAbsent(message.receiver(), name -> new java.util.HashSet<>())
                    .add(message.sender());
        }
        return contacts.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow(() -> new IllegalArgumentException("There is no message"))
                .getKey();
    }

    long out() {
        return messages.stream().filter(message -> message.isBy(person)).count();
    }

    long in() {
        return messages.size() - out();
    }

    /**
     * What the messages were: the first to them an introduction, a later one help, one from them a benefit; one of ours
     * after theirs is also the response to the first of theirs that still waited.
     */
    List<Deed> deeds() {
        var deeds = new ArrayList<Deed>();
        boolean introduced = false;
        Instant waiting = null;
        for (Message message : messages) {
            if (!message.isBy(person)) {
                deeds.add(Deed.benefit(message.sentAt()));
                waiting = waiting == null ? message.sentAt() : waiting;
                continue;
            }
            deeds.add(introduced ? Deed.help(message.sentAt()) : Deed.introduction(message.sentAt()));
            introduced = true;
            if (waiting != null) {
                deeds.add(Deed.response(message.sentAt(), Duration.between(waiting, message.sentAt())));
                waiting = null;
            }
        }
        return deeds;
    }
}
