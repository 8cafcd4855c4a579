package dev.rapport.kit.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;

/**
 * Tokens that have been checked: a caller sends the same one for minutes, and a signature takes longer to check than most
 * requests to answer. One is good until it runs out, and only as long as the keys are those that it was checked with.
 */
final class GoodTokens {

    /** Some kilobytes each. The one that was not seen for longest goes, and is checked again. */
    private static final int MOST = 1_000;

    private record Good(JWTCallerPrincipal bearer, Object keys) {}

    private final Map<String, Good> tokens = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Good> eldest) {
            return size() > MOST;
        }
    });

    /** @param keys in force now; null where there are none */
    Optional<JWTCallerPrincipal> find(String token, Object keys, Instant now) {
        Good good = tokens.get(token);
        boolean holds = good != null
                && keys != null
                && good.keys == keys
                && now.getEpochSecond() < good.bearer.getExpirationTime();
        return holds ? Optional.of(good.bearer) : Optional.empty();
    }

    /** @param keys in force before it was checked: those that came meanwhile may be others */
    void add(String token, Object keys, JWTCallerPrincipal bearer) {
        tokens.put(token, new Good(bearer, keys));
    }
}
