package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeMap;

/** Passwords of the database roles, and the keys that hash and that services match addresses with: random, made once. */
public final class Secrets {
    static final String SUPERUSER = "postgres";
    static final String MATCH_KEY = "match_key";

    /** Under which the secrets of webhooks are stored. */
    static final String WEBHOOK_KEY = "webhook-key";

    /** By which contacts hash those who were erased. */
    static final String ERASURE_KEY = "erasure-key";

    private final TreeMap<String, String> passwords;

    private Secrets(TreeMap<String, String> passwords) {
        this.passwords = passwords;
    }

    static Secrets random() {
        var passwords = new TreeMap<String, String>();
        passwords.put(SUPERUSER, password());
        passwords.put(ERASURE_KEY, password());
        passwords.put(MATCH_KEY, password());
        passwords.put(WEBHOOK_KEY, password());
        for (Service service : Service.values()) {
            for (String duty : Service.DUTIES) passwords.put(service.role(duty), password());
        }
        return new Secrets(passwords);
    }

    /** Reads the file, or makes it, readable by its owner only. */
    static Secrets keptIn(Path file) throws IOException {
        Properties known = Files.exists(file) ? PropertiesFile.read(file) : new Properties();
        Secrets kept = from(known);
        // Also where a release needs one more: it must be the same at the next start.
        if (!kept.toProperties().equals(known)) PropertiesFile.write(file, kept.toProperties());
        return kept;
    }

    static Secrets from(Properties properties) {
        Secrets known = random();
        known.passwords.replaceAll(properties::getProperty);
        return known;
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.putAll(passwords);
        return properties;
    }

    String of(String role) {
        return passwords.get(role);
    }

    /** Another one, which is returned. */
    String renew(String role) {
        String next = password();
        passwords.put(role, next);
        return next;
    }

    private static String password() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
