package dev.rapport.kit.intake;

/** Thrown for a record that can never be taken in; it goes to the dead-letter topic with this reason. */
public final class PoisonRecord extends RuntimeException {

    public PoisonRecord(String reason) {
        super(reason, null, false, false);
    }
}
