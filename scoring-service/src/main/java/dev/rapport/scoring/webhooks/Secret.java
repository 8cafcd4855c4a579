package dev.rapport.scoring.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/** What signs deliveries: 32 random bytes, written as Standard Webhooks has it. */
record Secret(byte[] bytes) {

    private static final int BYTES = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return new Secret(bytes);
    }

    /** For its owner, once. */
    String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "whsec_…";
    }
}
