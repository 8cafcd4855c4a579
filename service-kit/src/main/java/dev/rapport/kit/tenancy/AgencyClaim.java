package dev.rapport.kit.tenancy;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Where a verified token says which agency its bearer works for. */
@ApplicationScoped
public class AgencyClaim {

    @ConfigProperty(name = "rapport.token.agency-claim")
    String name;

    public String name() {
        return name;
    }

    public Optional<String> of(JsonWebToken token) {
        // Only text: a number or a boolean would be a name too once it is printed.
        return Optional.ofNullable(token.<Object>getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(Agency::isName);
    }
}
