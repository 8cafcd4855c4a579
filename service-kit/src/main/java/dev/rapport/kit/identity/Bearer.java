package dev.rapport.kit.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;

/** Whom a token names. As the library's, which throws and catches an exception at each look at a claim of another's making. */
final class Bearer extends DefaultJWTCallerPrincipal {

    private static final Map<String, Claims> STANDARD =
            Arrays.stream(Claims.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    Bearer(String type, JwtClaims claims) {
        super(type, claims);
    }

    @Override
    protected Claims getClaimType(String name) {
        return STANDARD.getOrDefault(name, Claims.UNKNOWN);
    }
}
