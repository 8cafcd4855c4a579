package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a webhook's deliveries go and what signs them.
 *
 * @param secret sealed, as the old one, which may be null
 */
record Address(String agency, UUID webhook, String url, byte[] secret, byte[] oldSecret, Instant oldSecretUntil) {

    /** The newest first. */
    List<Secret> secrets(Vault vault, Instant now) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(vault.open(secret, agency, webhook));
        boolean both = oldSecret != null && now.isBefore(oldSecretUntil);
        if (both) secrets.add(vault.open(oldSecret, agency, webhook));
        return secrets;
    }
}
