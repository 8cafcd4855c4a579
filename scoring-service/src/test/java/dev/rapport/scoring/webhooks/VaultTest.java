package dev.rapport.scoring.webhooks;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.rapport.kit.problem.Refusal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class VaultTest {

    @Test
    void aSealedSecretIsOpenedByItsKeyForItsWebhookOnly() {
        Vault vault = new Vault(Optional.of("f3b1c0a99d2e47e8aa"));
        UUID webhook = UUID.randomUUID();
        Secret secret = Secret.random();
        byte[] sealed = vault.seal(secret, "a", webhook);
        assertArrayEquals(secret.bytes(), vault.open(sealed, "a", webhook).bytes());
        assertFalse(new String(sealed, ISO_8859_1).contains(new String(secret.bytes(), ISO_8859_1)));
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "b", webhook));
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "a", UUID.randomUUID()));
        assertThrows(IllegalStateException.class, () -> new Vault(Optional.of("another-key-of-ours"))
                .open(sealed, "a", webhook));
    }

    @Test
    void withoutAKeyThereAreNoWebhooks() {
        Vault vault = new Vault(Optional.empty());
        UUID webhook = UUID.randomUUID();
        assertThrows(Refusal.class, () -> vault.seal(Secret.random(), "a", webhook));
        assertThrows(Refusal.class, () -> vault.open(new byte[60], "a", webhook));
    }
}
