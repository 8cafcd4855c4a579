package dev.rapport.contacts.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rapport.contacts.research.Lesson;
import dev.rapport.kit.outbox.Fingerprint;

/**
 * Something that an influencer cares about, by what we say of them or by what was learnt.
 *
 * @param word as it is written among their interests, or else in the newest note
 * @param interest whether it is among their interests
 * @param lessons the notes that name it, the newest first
 */
record Topic(String word, boolean interest, List<Lesson> lessons) {

    /** Interests first, in their order; then what only notes name, the newest first. Spellings of a word are one. */
    static List<Topic> of(List<String> interests, List<Lesson> lessons, int atMost) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        interests.forEach(word -> topics.putIfAbsent(Fingerprint.plain(word), new Topic(word, true)));
        for (Lesson lesson : lessons) {
            Map<String, String> named = new LinkedHashMap<>();
            lesson.topics().forEach(word -> named.putIfAbsent(Fingerprint.plain(word), word));
            named.forEach((plain, word) -> topics.computeIfAbsent(plain, key -> new Topic(word, false))
                    .lessons
                    .add(lesson));
        }
        return first(topics.values(), atMost);
    }

    private Topic(String word, boolean interest) {
        this(word, interest, new ArrayList<>());
    }

    private static List<Topic> first(Collection<Topic> topics, int atMost) {
        return Stream.concat(
                        topics.stream().filter(Topic::interest), topics.stream().filter(topic -> !topic.interest))
                .limit(atMost)
                .toList();
    }

    /** Null where no note names it. */
    Instant lastConfirmedAt() {
        return lessons.isEmpty() ? null : lessons.getFirst().learntAt();
    }
}
