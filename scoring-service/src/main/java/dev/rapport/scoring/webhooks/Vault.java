package dev.rapport.scoring.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.problem.Refusal;

/**
 * Seals secrets before they are stored (AES-256-GCM), so that who reads the database can sign nothing. Each is bound to
 * its webhook: moved to another row it cannot be opened.
 */
@ApplicationScoped
class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Optional<SecretKeySpec> key;

    @Inject
    Vault(WebhookSettings settings) {
        this(settings.key());
    }

    Vault(Optional<String> setting) {
        this.key = setting.map(Vault::derived);
    }

    private static SecretKeySpec derived(String setting) {
        try {
            byte[] bytes = ("rapport webhooks 1 " + setting).getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(bytes), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refused, as is opening, where this installation has no key. */
    byte[] seal(Secret secret, String agency, UUID webhook) {
        byte[] nonce = new byte[NONCE];
        CHANCE.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.bytes(), agency, webhook);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    Secret open(byte[] stored, String agency, UUID webhook) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return new Secret(run(Cipher.DECRYPT_MODE, nonce, sealed, agency, webhook));
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String agency, UUID webhook) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.orElseThrow(Vault::isOff), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((agency + '/' + webhook).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a webhook's secret cannot be opened: has RAPPORT_WEBHOOK_KEY changed?", e);
        }
    }

    private static Refusal isOff() {
        return new Refusal(WebhookProblem.WEBHOOKS_ARE_OFF, "This installation has no RAPPORT_WEBHOOK_KEY.");
    }
}
