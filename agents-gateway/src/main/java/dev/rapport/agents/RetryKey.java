package dev.rapport.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import io.vertx.core.json.JsonObject;

/**
 * What makes a second call the same as the first. An agent that got no answer calls again with the same arguments and
 * thinks of no key, so those are the key, unless it gives one of its own.
 */
final class RetryKey {

    private RetryKey() {}

    /** @param body in the order in which the tool always makes it */
    static String of(String path, Map<String, Object> body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((path + '\n' + new JsonObject(body).encode()).getBytes(StandardCharsets.UTF_8));
            return "agent-" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
