package dev.rapport.local.bench.http;

/** What is another one each time, where a statement is said again and again. */
enum Varying {
    /** The id of what is written, one after the other in each connection, as services make them. */
    FRESH(":fresh", 1) {
        @Override
        String id(long number) {
            return written(1, number);
        }
    },
    /** The influencer. */
    SOMEBODY(":somebody", 0) {
        @Override
        String id(long number) {
            return written(0, 1 + number % Story.WRITTEN);
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

    private static String written(int group, long number) {
        return "01990000-0000-700%d-8000-%012x".formatted(group, number);
    }
}
