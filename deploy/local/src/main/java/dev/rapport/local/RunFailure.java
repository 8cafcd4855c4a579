package dev.rapport.local;

/** Ends the run with a message for people, and no stack trace. */
final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunFailure(String message) {
        super(message);
    }
}
