package dev.rapport.kit.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/**
 * Whose request this is: agency (the tenant) and caller, from the verified token and from nowhere else. Where there is
 * none, from a read token, see {@link ReadTokens}.
 */
@RequestScoped
public class Agency {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @Inject
    SecurityIdentity identity;

    @Inject
    AgencyClaim claim;

    private String supposed;
    private Optional<String> named = Optional.empty();

    /** The tenant, up to 64 characters. Refused with 403 when the token names none. */
    public String id() {
        return find().orElseThrow(() -> new Refusal(
                Problem.AGENCY_MISSING, "The token needs a claim \"" + claim.name() + "\" that names one agency."));
    }

    /** Who calls: the token's {@code sub}. */
    public String caller() {
        return token().map(JsonWebToken::getSubject).orElse("unknown");
    }

    /** Whether this may name an agency: 1 to 64 letters, digits, dots, hyphens or underscores, as in a token so in an event. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** For {@link ReadTokens} alone; it never takes the place of a bearer's agency. */
    void suppose(String agency) {
        if (!identity.isAnonymous()) {
            throw Refusal.invalidParameter("token", "not_with_bearer", "Send a bearer token or this one, not both.");
        }
        supposed = agency;
    }

    void supposeNoMore() {
        supposed = null;
    }

    Optional<String> find() {
        if (supposed != null) return Optional.of(supposed);
        if (named.isEmpty()) named = token().flatMap(claim::of);
        return named;
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
