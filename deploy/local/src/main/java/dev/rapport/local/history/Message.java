package dev.rapport.local.history;

import java.time.Instant;

/** Somebody wrote to somebody. */
record Message(String sender, String receiver, Instant sentAt) {

    boolean isBy(String person) {
        return sender.equals(person);
    }

    boolean concerns(String person) {
        return sender.equals(person) || receiver.equals(person);
    }

    String other(String person) {
        return isBy(person) ? receiver : sender;
    }
}
