package dev.rapport.kit.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/**
 * Reads bearer tokens as the library does, with keys that we look after ourselves: the library asks a provider that is
 * away anew for each request, and takes roles from a claim that nobody has configured where the configured one is missing.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenReader extends JWTCallerPrincipalFactory {

    private static final int LONGEST_SUBJECT = 255;

    private final ProviderKeys keys;
    private final Clock clock;
    private final GoodTokens good = new GoodTokens();

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser() {
        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            return keys;
        }
    };

    @Inject
    TokenReader(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") URI location,
            @ConfigProperty(name = "rapport.token.keys.refresh") Duration refresh,
            @ConfigProperty(name = "rapport.token.keys.pause") Duration pause,
            @ConfigProperty(name = "rapport.token.keys.keep") Duration keep,
            Clock clock) {
        this(new ProviderKeys(new KeySet(location), new ProviderKeys.Patience(refresh, pause, keep), clock), clock);
    }

    TokenReader(ProviderKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Refused as unavailable, and not as a bad token, where there is no key to try it with. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Object inForce = keys.inForce();
        var known = good.find(token, inForce, clock.instant());
        if (known.isPresent()) return known.get();
        JWTCallerPrincipal bearer = check(token, rules);
        good.add(token, inForce, bearer);
        return bearer;
    }

    private JWTCallerPrincipal check(String token, JWTAuthContextInfo rules) throws ParseException {
        try {
            JwtContext read = parser.parse(token, rules);
            Roles.take(read.getJwtClaims(), rules.getGroupsPath());
            requireSubject(read.getJwtClaims().getClaimValue("sub"));
            return new Bearer(read.getJoseObjects().getFirst().getHeader("typ"), read.getJwtClaims());
        } catch (ParseException e) {
            if (keys.areThere()) throw e;
            throw new Refusal(Problem.UNAVAILABLE, "The identity provider cannot be reached; try again in a moment.");
        }
    }

    /** What is written is written in somebody's name: a token without one could change things unseen. */
    private static void requireSubject(Object subject) throws ParseException {
        boolean good = subject instanceof String name
                && !name.isBlank()
                && name.length() <= LONGEST_SUBJECT
                && name.chars().noneMatch(Character::isISOControl);
        if (!good) throw new ParseException("The token names nobody");
    }
}
