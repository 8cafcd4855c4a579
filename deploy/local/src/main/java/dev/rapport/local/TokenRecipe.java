package dev.rapport.local;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** How a token is made; starts as a good one of a viewer of agency "test-agency", valid for one hour. */
public final class TokenRecipe {
    private final RsaJsonWebKey trusted;
    private final JwtClaims claims = new JwtClaims();
    private Instant issuedAt = Instant.now();
    private Duration validity = Duration.ofHours(1);
    private String algorithm = AlgorithmIdentifiers.RSA_USING_SHA256;
    private String kid;
    private Key key;

    TokenRecipe(RsaJsonWebKey trusted) {
        this.trusted = trusted;
        this.kid = trusted.getKeyId();
        this.key = trusted.getRsaPrivateKey();
        issuer(LocalIdentity.ISSUER).audience(LocalIdentity.AUDIENCE);
        agency("test-agency").subject("test-user").role(Role.VIEWER);
    }

    public TokenRecipe agency(String agency) {
        return claim("agency", agency);
    }

    public TokenRecipe subject(String subject) {
        return claim("sub", subject);
    }

    public TokenRecipe role(Role role) {
        return groups(role.groups());
    }

    public TokenRecipe groups(List<String> groups) {
        return claim("groups", groups);
    }

    public TokenRecipe issuer(String issuer) {
        return claim("iss", issuer);
    }

    public TokenRecipe audience(String audience) {
        return claim("aud", audience);
    }

    /** Any claim, of any type; null leaves it out. */
    public TokenRecipe claim(String name, Object value) {
        if (value == null) claims.unsetClaim(name);
        else claims.setClaim(name, value);
        return this;
    }

    public TokenRecipe issuedAt(Instant moment) {
        issuedAt = moment;
        return this;
    }

    /** Counted from the moment of issue; a negative one is over already. */
    public TokenRecipe expiresIn(Duration duration) {
        validity = duration;
        return this;
    }

    public TokenRecipe expired() {
        return issuedAt(Instant.now().minus(Duration.ofHours(2))).expiresIn(Duration.ofHours(1));
    }

    /** No exp at all. */
    public TokenRecipe neverExpiring() {
        validity = null;
        return this;
    }

    /** The name of the key in the header; null leaves it out. */
    public TokenRecipe kid(String name) {
        kid = name;
        return this;
    }

    /** Signed by somebody else, under the trusted key's name. */
    public TokenRecipe signedByAnotherKey() {
        key = LocalIdentity.newKey().getRsaPrivateKey();
        return this;
    }

    /** Another algorithm for the trusted RSA key, such as PS256 or RS512. */
    public TokenRecipe algorithm(String name) {
        algorithm = name;
        return this;
    }

    /** The old trick: HMAC with the public key as the secret. */
    public TokenRecipe signedWithThePublicKey() {
        key = new HmacKey(trusted.getRsaPublicKey().getEncoded());
        return algorithm(AlgorithmIdentifiers.HMAC_SHA256);
    }

    /** The other old trick: algorithm "none". */
    public TokenRecipe unsigned() {
        key = null;
        return algorithm(AlgorithmIdentifiers.NONE);
    }

    /** The compact form, as it goes behind "Bearer". */
    public String mint() {
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        if (validity != null) {
            claims.setExpirationTime(
                    NumericDate.fromSeconds(issuedAt.plus(validity).getEpochSecond()));
        }
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setPayloadCharEncoding(StandardCharsets.UTF_8.name());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(algorithm);
        if (kid != null) signature.setKeyIdHeaderValue(kid);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalArgumentException("No token can be made so", e);
        }
    }
}
