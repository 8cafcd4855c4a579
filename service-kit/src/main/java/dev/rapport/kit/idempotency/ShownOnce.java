package dev.rapport.kit.idempotency;

/**
 * An answer with a secret in it, which must not lie in a table for a day: a repeat of the request is answered without it
 * and has no second effect. Whoever lost the secret deletes what was made and makes another.
 */
public interface ShownOnce {

    /** All of the answer that may be kept. */
    Object withoutSecret();
}
