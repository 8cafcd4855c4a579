package dev.rapport.local.faults;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that a client has made or wants to make, and the one wish about it whose outcome is not known yet.
 */
final class Deed {

    /** What is wanted of it. */
    enum Wanted {
        CREATED,
        CORRECTED,
        DELETED,
        NOTED
    }

    final String agency;
    final String mark;
    private final SortedMap<String, String> says = new TreeMap<>();
    private String id;
    private long version;
    private boolean deleted;
    private Wanted wanted;
    private Sender.Wish open;
    private Map<String, Object> details;

    Deed(String agency, String mark, Map<String, String> whom) {
        this.agency = agency;
        this.mark = mark;
        says.putAll(whom);
    }

    /** @param details all that it says once this is done */
    void want(Wanted what, Sender.Wish wish, Map<String, Object> after) {
        wanted = what;
        open = wish;
        details = after;
    }

    /** Null where all is known. */
    Sender.Wish open() {
        return open;
    }

    Wanted wanted() {
        return wanted;
    }

    /** @param made id of what was created; null where it was there before */
    void done(String made) {
        if (made != null) id = made;
        version++;
        deleted = wanted == Wanted.DELETED;
        details.forEach((name, value) -> says.put(name, value.toString()));
        open = null;
    }

    void refused() {
        open = null;
    }

    boolean exists() {
        return id != null;
    }

    boolean isDeleted() {
        return deleted;
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    String kind() {
        return says.get("kind");
    }

    Row row() {
        return new Row(new Fact(agency, id, version, deleted, says), mark);
    }
}
