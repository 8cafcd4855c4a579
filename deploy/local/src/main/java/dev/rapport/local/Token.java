package dev.rapport.local;

import java.time.Duration;
import java.util.regex.Pattern;

/** {@code deploy/token AGENCY [viewer|editor|admin]}: prints a token that the local services trust, and nothing else. */
public final class Token {
    private static final Pattern AGENCY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Token() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(mint(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Usage: deploy/token AGENCY [viewer|editor|admin]");
            System.exit(2);
        }
    }

    static String mint(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException("One agency, and at most one role.");
        }
        String agency = arguments[0];
        if (!AGENCY.matcher(agency).matches()) {
            throw new IllegalArgumentException("An agency is up to 63 letters, digits, dots, dashes: " + agency);
        }
        Role role = arguments.length == 2 ? Role.of(arguments[1]) : Role.ADMIN;
        return LocalIdentity.ofThisCheckout().token(agency, role.word(), role, Duration.ofHours(12));
    }
}
