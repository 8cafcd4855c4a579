package dev.rapport.scoring.readiness;

/** The three that open every engagement. */
public enum Question {
    GOALS("What are your goals?"),
    RELATIONSHIPS("Have you taken time to build relationships?"),
    PRESENCE("Are you active on social networks yourself?");

    private final String text;

    Question(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** How far. */
    public enum Answer {
        YES,
        PARTLY,
        NO
    }
}
