package dev.rapport.local.faults;

/** Something that must never be, whatever breaks. */
record Violation(Kind kind, String what) {

    enum Kind {
        LOST_WRITE("acknowledged, and not stored"),
        WRITTEN_TWICE("asked for once, and stored more than once"),
        STORED_OTHERWISE("stored otherwise than acknowledged"),
        PHANTOM("stored or counted, and nobody asked for it"),
        REFUSED_WRONGLY("refused without a reason of the client's"),
        CONTRADICTION("answered against what was acknowledged before"),
        FOREIGN("of one agency, and found with another"),
        NOT_TOLD("stored, and the topic does not know it"),
        TOLD_OTHERWISE("the topic's last word is not what is stored"),
        NOT_COUNTED("stored, and not in the ledger"),
        COUNTED_OTHERWISE("in the ledger otherwise than stored"),
        WRONG_COUNT("the score counts more or less than there is"),
        WRONG_SCORE("several ways to the same score lead to different ones"),
        UNFINISHED("something waits that should be done"),
        NO_LETTER("poison that was not set aside"),
        STRAY_LETTER("set aside, and it was no poison"),
        NOT_ALIVE("a process ended by itself, or said that it is not alive");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }
}
