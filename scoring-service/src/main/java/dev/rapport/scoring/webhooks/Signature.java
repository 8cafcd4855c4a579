package dev.rapport.scoring.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The three headers of Standard Webhooks (standardwebhooks.com), with one signature for each secret. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** @param at of this attempt: receivers refuse what is older than some minutes, so that nobody sends it again later */
    static Map<String, String> headers(UUID delivery, Instant at, String payload, List<Secret> secrets) {
        String signed = delivery + "." + at.getEpochSecond() + "." + payload;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", delivery.toString());
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> "v1," + of(signed, secret)).collect(Collectors.joining(" ")));
        return headers;
    }

    private static String of(String signed, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
