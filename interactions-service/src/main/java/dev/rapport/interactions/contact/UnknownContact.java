package dev.rapport.interactions.contact;

import dev.rapport.kit.problem.Refusal;

/** A contact is not known here; perhaps not yet. The cause is the refusal for when nobody waits any longer. */
final class UnknownContact extends RuntimeException {

    UnknownContact(Refusal refusal) {
        super(null, refusal, false, false);
    }
}
