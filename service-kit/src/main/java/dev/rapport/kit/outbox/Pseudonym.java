package dev.rapport.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands for an address, an account or an id of another system in events, so that two services can tell that they are
 * the same. The first 128 bits of HMAC-SHA-256 over agency, line feed and the name, in hexadecimal, with the secret
 * {@code rapport.match-key} that only those services have: without a secret, whoever reads a topic could find out by
 * trying which of the addresses they know are in it.
 */
public final class Pseudonym {

    private static final int BYTES = 16;
    private static final int SHORTEST_SECRET = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private Pseudonym() {}

    /** Only where there is a secret can anything be matched. */
    public static boolean isOn() {
        return !secret().isEmpty();
    }

    /** Of each name, sorted; none at all where there is no secret. */
    public static List<String> of(String agency, Stream<String> names) {
        String secret = secret();
        if (secret.isEmpty()) return List.of();
        Mac mac = mac(secret);
        return names.map(name -> HexFormat.of()
                        .formatHex(mac.doFinal((agency + '\n' + name).getBytes(StandardCharsets.UTF_8)), 0, BYTES))
                .distinct()
                .sorted()
                .toList();
    }

    public static String email(String address) {
        return "email:" + small(address);
    }

    /** The same with or without @, and in any case. */
    public static String account(String network, String handle) {
        return "channel:" + small(network) + '/' + small(handle).replaceFirst("^@+", "");
    }

    public static String externalId(String id) {
        return "externalId:" + id;
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String secret() {
        String secret = ConfigProvider.getConfig()
                .getOptionalValue("rapport.match-key", String.class)
                .orElse("");
        if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("RAPPORT_MATCH_KEY needs at least " + SHORTEST_SECRET + " characters");
        }
        return secret;
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
