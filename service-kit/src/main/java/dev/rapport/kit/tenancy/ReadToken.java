package dev.rapport.kit.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets whoever holds it read one thing of one agency. For the query of an address that is embedded where no header can
 * be sent: the agency's name and 256 random bits, each in base64url, with a dot between. Shown once and kept nowhere.
 */
public final class ReadToken {

    /** Characters of the longest one. */
    public static final int LONGEST = 130;

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{2,86})\\.[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String agency;
    private final String text;

    private ReadToken(String agency, String text) {
        this.agency = agency;
        this.text = text;
    }

    public static ReadToken issue(String agency) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new ReadToken(agency, base64(agency.getBytes(StandardCharsets.UTF_8)) + '.' + base64(secret));
    }

    /** Empty where this cannot be a token; whether it is one, only {@link ReadTokens} can tell. */
    static Optional<ReadToken> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        return named(form.group(1)).filter(Agency::isName).map(agency -> new ReadToken(agency, text));
    }

    private static Optional<String> named(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Named, not proven. */
    String agency() {
        return agency;
    }

    /** The secret itself; to be shown to whoever had it made, and to nobody else. */
    public String text() {
        return text;
    }

    /**
     * What is kept of it: SHA-256 of the whole, the agency's name included. No salt and no slow hash, since nobody can
     * go through 256 random bits.
     */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
