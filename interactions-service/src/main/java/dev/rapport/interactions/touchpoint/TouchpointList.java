package dev.rapport.interactions.touchpoint;

/** Which of them to list, as it stands in an address. Each is one range of days, sorted by these very days. */
public enum TouchpointList {
    upcoming("nextTouchOn", ">"),
    /** The overdue are among them. */
    due("nextTouchOn", "<="),
    overdue("latestOn", "<"),
    /** Silent for more than eight times the usual gap, whatever the cadence. */
    quiet("quietOn", "<=");

    private final String sort;
    private final String comparison;

    TouchpointList(String sort, String comparison) {
        this.sort = sort;
        this.comparison = comparison;
    }

    String sort() {
        return sort;
    }

    /** Of its day with today. */
    String comparison() {
        return comparison;
    }

    boolean isUpperBound() {
        return comparison.startsWith("<");
    }
}
