package dev.rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LocalIdentityTest {
    @TempDir
    Path directory;

    private LocalIdentity identity;

    @BeforeEach
    void make() {
        identity = LocalIdentity.keptIn(directory);
    }

    @Test
    void a_token_verifies_against_the_published_keys() throws Exception {
        JwtClaims claims = verified(identity.token("river-agency", "ana", Role.EDITOR));
        assertEquals("river-agency", claims.getStringClaimValue("agency"));
        assertEquals("ana", claims.getSubject());
        assertEquals(List.of("viewer", "editor"), claims.getStringListClaimValue("groups"));
    }

    @Test
    void the_key_stays_the_same_from_one_start_to_the_next() throws Exception {
        String token = identity.token("river-agency", "ana", Role.ADMIN, Duration.ofHours(12));
        LocalIdentity.keptIn(directory);
        assertEquals(List.of("viewer", "editor", "admin"), verified(token).getStringListClaimValue("groups"));
    }

    @Test
    void the_private_key_is_not_published_and_only_its_owner_may_read_it() throws Exception {
        assertFalse(Files.readString(identity.jwks()).contains("\"d\""));
        var permissions = Files.getPosixFilePermissions(directory.resolve("private.jwk"));
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    @Test
    void spoilt_tokens_do_not_verify() {
        for (TokenRecipe recipe : List.of(
                identity.recipe().expired(),
                identity.recipe().neverExpiring(),
                identity.recipe().signedByAnotherKey(),
                identity.recipe().signedWithThePublicKey(),
                identity.recipe().unsigned(),
                identity.recipe().algorithm("RS512"),
                identity.recipe().kid("unknown"),
                identity.recipe().issuer("https://elsewhere"),
                identity.recipe().audience("elsewhere"))) {
            assertThrows(InvalidJwtException.class, () -> verified(recipe.mint()));
        }
    }

    private JwtClaims verified(String token) throws Exception {
        var keys = new JsonWebKeySet(Files.readString(identity.jwks())).getJsonWebKeys();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(LocalIdentity.ISSUER)
                .setExpectedAudience(LocalIdentity.AUDIENCE)
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .build();
        return consumer.processToClaims(token);
    }
}
