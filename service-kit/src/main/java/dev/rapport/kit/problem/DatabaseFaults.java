package dev.rapport.kit.problem;

import java.sql.SQLException;

/** What the database refuses for reasons that lie with the caller or with the moment, by SQLSTATE. */
final class DatabaseFaults {

    private DatabaseFaults() {}

    /** Null where it is our own fault. */
    static Refusal refusal(SQLException fault) {
        String state = fault.getSQLState();
        // The pool, too, says without a state that it has no connection to give.
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return new Refusal(Problem.UNAVAILABLE, "The database is away or busy; try again in a moment.");
        }
        return switch (state) {
            // Cut off by statement_timeout, lock_timeout or idle_in_transaction_session_timeout.
            case "57014", "55P03", "25P03" ->
                new Refusal(Problem.UNAVAILABLE, "This took longer than it may; ask for less, or try again.");
            case "23505" -> taken(fault);
            // Foreign key, serialization failure, deadlock: each time two requests met.
            case "23503", "40001", "40P01" ->
                new Refusal(
                        Problem.CONFLICT, "Something that this refers to came or went meanwhile; look, and try again.");
            default -> null;
        };
    }

    private static Refusal taken(SQLException fault) {
        boolean externalId = String.valueOf(fault.getMessage()).contains("external_id");
        if (!externalId) return new Refusal(Problem.ALREADY_EXISTS, "Your agency has this already.");
        String message = "Another item of your agency has the same externalId.";
        return new Refusal(
                Problem.ALREADY_EXISTS, message, java.util.List.of(Violation.inBody("/externalId", "taken", message)));
    }
}
