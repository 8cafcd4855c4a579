package dev.rapport.kit.identity;

import java.time.Instant;
import java.util.Optional;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class GoodTokensTest {

    private static final Instant END = Instant.parse("2026-06-01T12:00:00Z");
    private static final Object KEYS = new Object();

    private final GoodTokens tokens = new GoodTokens();
    private final JWTCallerPrincipal bearer = bearer();

    private static JWTCallerPrincipal bearer() {
        var claims = new JwtClaims();
        claims.setSubject("somebody");
        claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
        return new DefaultJWTCallerPrincipal("JWT", claims);
    }

    @Test
    void a_token_that_was_checked_is_known_until_it_runs_out() {
        tokens.add("token", KEYS, bearer);
        assertSame(bearer, tokens.find("token", KEYS, END.minusSeconds(1)).orElseThrow());
        assertEquals(Optional.empty(), tokens.find("token", KEYS, END));
    }

    @Test
    void it_is_unknown_once_the_keys_are_others_or_gone() {
        tokens.add("token", KEYS, bearer);
        assertEquals(Optional.empty(), tokens.find("token", new Object(), END.minusSeconds(1)));
        tokens.add("token", null, bearer);
        assertEquals(Optional.empty(), tokens.find("token", null, END.minusSeconds(1)));
    }

    @Test
    void another_token_is_unknown() {
        tokens.add("token", KEYS, bearer);
        assertEquals(Optional.empty(), tokens.find("tokem", KEYS, END.minusSeconds(1)));
    }

    @Test
    void of_more_than_a_thousand_those_that_were_seen_last_are_known() {
        for (int i = 0; i <= 1_000; i++) tokens.add("token " + i, KEYS, bearer);
        assertEquals(Optional.empty(), tokens.find("token 0", KEYS, END.minusSeconds(1)));
        assertSame(bearer, tokens.find("token 1", KEYS, END.minusSeconds(1)).orElseThrow());
    }
}
