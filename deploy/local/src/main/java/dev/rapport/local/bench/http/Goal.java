package dev.rapport.local.bench.http;

/**
 * What was aimed at, and what came out.
 *
 * @param holds is said, and fails nothing: a time is no test
 */
record Goal(String what, String wanted, String measured, boolean holds) {

    static Goal atLeast(String what, double wanted, double measured) {
        return new Goal(what, "≥ %.2f".formatted(wanted), "%.2f".formatted(measured), measured >= wanted);
    }

    static Goal atMost(String what, double wanted, double measured, String unit) {
        return new Goal(
                what,
                "≤ %s %s".formatted(plain(wanted), unit),
                "%s %s".formatted(plain(measured), unit),
                measured <= wanted);
    }

    private static String plain(double number) {
        return number >= 10 ? "%.0f".formatted(number) : "%.2f".formatted(number);
    }

    String row() {
        return "| %s | %s | %s | %s |".formatted(what, wanted.strip(), measured.strip(), holds ? "yes" : "**no**");
    }

    static String heading() {
        return "| goal | wanted | measured | holds |\n|---|---|---|---|";
    }
}
