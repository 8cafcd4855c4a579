package dev.rapport.kit.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where records of one key lie: in several partitions where what they tell of went to another owner, or where a move was
 * broken off. Of each partition the last counts; what stands before it is as good as gone.
 */
final class Traces {

    /**
     * One record.
     *
     * @param version of what it tells; of a tombstone any
     * @param right where it belongs; of a tombstone any
     * @param word what it is
     */
    record Trace(int partition, long offset, long version, int right, Word word) {
        boolean isInPlace() {
            return partition == right;
        }
    }

    enum Word {
        STATE,
        TOMBSTONE,
        /** A tombstone that says where something no longer is, and nothing of whether it is. */
        MOVED
    }

    /** In its right place before others of the same version: those are what a broken move has left. */
    private static final Comparator<Trace> LATEST =
            Comparator.comparingLong(Trace::version).thenComparing(Trace::isInPlace);

    private final String agency;
    private final List<Trace> lasts = new ArrayList<>(1);

    Traces(String agency) {
        this.agency = agency;
    }

    String agency() {
        return agency;
    }

    void add(Trace next) {
        lasts.removeIf(one -> one.partition() == next.partition());
        lasts.add(next);
    }

    /**
     * Only the latest state is moved: another of the same key would take its place where both belong into one partition.
     *
     * @param sure that nothing was told by the new number of partitions yet: else a tombstone where the record belongs is
     *     of an erasure since, and the record what it was meant for
     */
    boolean isToBeMoved(int partition, long offset, boolean sure) {
        Trace latest = latest();
        return latest != null
                && latest.partition() == partition
                && latest.offset() == offset
                && !latest.isInPlace()
                && (sure || !isErasedAt(latest.right()));
    }

    boolean isToBeMoved(boolean sure) {
        Trace latest = latest();
        return latest != null && isToBeMoved(latest.partition(), latest.offset(), sure);
    }

    /** Where a tombstone is due once the latest state is where it belongs. */
    List<Integer> leftBehind() {
        Trace latest = latest();
        return lasts.stream()
                .filter(one -> one.word() == Word.STATE && one.partition() != latest.right())
                .map(Trace::partition)
                .toList();
    }

    /** Null where nothing is alive. */
    private Trace latest() {
        return lasts.stream()
                .filter(one -> one.word() == Word.STATE)
                .max(LATEST)
                .orElse(null);
    }

    private boolean isErasedAt(int partition) {
        return lasts.stream().anyMatch(one -> one.partition() == partition && one.word() == Word.TOMBSTONE);
    }
}
