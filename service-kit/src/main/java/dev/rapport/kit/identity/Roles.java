package dev.rapport.kit.identity;

import java.util.List;
import java.util.Map;

import org.jose4j.jwt.JwtClaims;

/** What a token's bearer may do, from the claim that is configured and from no other. */
final class Roles {

    private static final String GROUPS = "groups";

    private Roles() {}

    /**
     * @param path a claim, also one whose name is an address; or the names of claims within claims, such as {@code
     *     realm_access/roles}; null for the usual one
     */
    static void take(JwtClaims claims, String path) {
        if (path == null || path.equals(GROUPS)) return;
        if (claims.getClaimValue(path) instanceof List<?> named) {
            claims.setClaim(GROUPS, named);
            return;
        }
        Object found = claims.getClaimsMap();
        for (String step : path.split("/")) found = found instanceof Map<?, ?> object ? object.get(step) : null;
        // The library has put the configured ones there, and leaves what stood there where it found none.
        if (!(found instanceof List<?> || found instanceof String)) claims.unsetClaim(GROUPS);
    }
}
