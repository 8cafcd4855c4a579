package dev.rapport.local.bench.http;

/** What is another one each time, where a statement is said again and again. */
enum Varying {
    /** The id of what is written, one after the other in each connection, as services make them. */
    FRESH(":fresh", 1) {
        @Override
        String id(long number) {
            return Story.id(number, 1);
        }
    },
    /** The influencer. */
    SOMEBODY(":somebody", 0) {
        @Override
        String id(long number) {
            return Story.id(1 + number % Story.WRITTEN, 0);
        }
    };

    private final String expression;

    Varying(String variable, int group) {
        expression = Story.id(variable, group);
    }

    /** In a script of pgbench. */
    String expression() {
        return expression;
    }

    /** The same, for a program. */
    abstract String id(long number);
}
