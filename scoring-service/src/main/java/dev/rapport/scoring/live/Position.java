package dev.rapport.scoring.live;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the order of changes somebody has read up to; the id of an event.
 *
 * @param xid of the transaction that made the change
 * @param seq within and among transactions
 */
record Position(long xid, long seq) implements Comparable<Position> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::xid).thenComparingLong(Position::seq);

    /** Before all changes of a transaction. */
    static Position before(long xid) {
        return new Position(xid, 0);
    }

    static Optional<Position> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return xid + "-" + seq;
    }
}
