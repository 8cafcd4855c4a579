package dev.rapport.kit.outbox;

import java.util.UUID;

/**
 * The whole current state of one thing, to be told to the world; or a tombstone, which takes it out of the topic for good.
 *
 * @param topic where to
 * @param type CloudEvents type, with the version of the form, such as {@code dev.rapport.contacts.influencer.v1}
 * @param subject id of the thing described; also the record's key, so that compaction keeps its latest state
 * @param version of the thing; with the subject it makes the event's id, the same however often it is sent
 * @param owner events of one owner share a partition, so that one consumer sees a relationship
 * @param data written as JSON; ids, kinds, numbers and dates only; null in a tombstone
 */
public record Event(String topic, String type, UUID subject, long version, UUID owner, Object data) {

    private static final String TOMBSTONE = "dev.rapport.tombstone.v1";

    /** Type of a tombstone where a record was before its topic got more partitions. */
    static final String MOVED = "dev.rapport.moved.v1";

    /** For the record of this key and partition. */
    public static Event tombstone(String topic, UUID subject, UUID owner) {
        return new Event(topic, TOMBSTONE, subject, 0, owner, null);
    }
}
