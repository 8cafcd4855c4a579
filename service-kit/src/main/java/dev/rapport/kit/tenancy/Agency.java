package dev.rapport.kit.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** Whose request this is: agency (the tenant) and caller, from the verified token and from nowhere else. */
@RequestScoped
public class Agency {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @Inject
    SecurityIdentity identity;

    @ConfigProperty(name = "rapport.token.agency-claim", defaultValue = "agency")
    String claim;

    /** The tenant, up to 64 characters. Refused with 403 when the token names none. */
    public String id() {
        return find().orElseThrow(() -> new Refusal(
                Problem.AGENCY_MISSING, "The token needs a claim \"" + claim + "\" that names one agency."));
    }

    /** Who calls: the token's {@code sub}. */
    public String caller() {
        return token().map(JsonWebToken::getSubject).orElse("unknown");
    }

    Optional<String> find() {
        // Only text: a number or a boolean would be a name too once it is printed.
        return token().map(token -> token.<Object>getClaim(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> NAME.matcher(name).matches());
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
