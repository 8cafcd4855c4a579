package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/** Stands in for an identity provider: one key pair, its public half as a JWKS file, and tokens signed with it. */
public final class LocalIdentity {
    public static final String ISSUER = "https://identity.rapport.local";
    public static final String AUDIENCE = "rapport";

    private final RsaJsonWebKey key;
    private final Path jwks;

    private LocalIdentity(RsaJsonWebKey key, Path jwks) {
        this.key = key;
        this.jwks = jwks;
    }

    /** The identity kept in this directory; made when there is none. */
    public static LocalIdentity keptIn(Path directory) {
        Path secret = directory.resolve("private.jwk");
        try {
            if (!Files.exists(secret)) {
                PropertiesFile.write(secret, newKey().toJson(OutputControlLevel.INCLUDE_PRIVATE));
            }
            var key = (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(Files.readString(secret));
            Path jwks = directory.resolve("jwks.json").toAbsolutePath();
            if (!Files.exists(jwks)) {
                Files.writeString(jwks, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            }
            return new LocalIdentity(key, jwks);
        } catch (JoseException e) {
            throw new IllegalStateException("The key in " + secret + " cannot be used", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identity that the shared stack's services trust; starts that stack when it is not running. */
    public static LocalIdentity shared() {
        return LocalStack.shared().identity();
    }

    /** The identity that {@code deploy/run} uses. */
    public static LocalIdentity ofThisCheckout() {
        return keptIn(Checkout.data(System.getenv()).resolve("identity"));
    }

    /** A key that nobody trusts yet. */
    static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes the keys of these and of no other, where those look who trust this one. */
    public void publish(LocalIdentity... trusted) {
        var keys = new JsonWebKeySet(Arrays.stream(trusted).map(one -> one.key).toList());
        try {
            // Read at any time: it is whole, or as it was.
            Path next = jwks.resolveSibling("jwks.next");
            Files.writeString(next, keys.toJson(OutputControlLevel.PUBLIC_ONLY));
            Files.move(next, jwks, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String token(String agency, String subject, Role role) {
        return recipe().agency(agency).subject(subject).role(role).mint();
    }

    /** Like {@link #token(String, String, Role)}, valid for this long. */
    public String token(String agency, String subject, Role role, Duration validity) {
        return recipe().agency(agency)
                .subject(subject)
                .role(role)
                .expiresIn(validity)
                .mint();
    }

    /** A good token to begin with, of which a test spoils what it is about. */
    public TokenRecipe recipe() {
        return new TokenRecipe(key);
    }

    /** The public keys, as RFC 7517 has it. */
    public Path jwks() {
        return jwks;
    }
}
