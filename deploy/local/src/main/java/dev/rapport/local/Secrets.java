package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeMap;

/** Passwords of the database roles: random, made once. */
public final class Secrets {
    static final String SUPERUSER = "postgres";

    private final TreeMap<String, String> passwords;

    private Secrets(TreeMap<String, String> passwords) {
        this.passwords = passwords;
    }

    static Secrets random() {
        var passwords = new TreeMap<String, String>();
        passwords.put(SUPERUSER, password());
        for (Service service : Service.values()) {
            for (String duty : Service.DUTIES) passwords.put(service.role(duty), password());
        }
        return new Secrets(passwords);
    }

    /** Reads the file, or makes it, readable by its owner only. */
    static Secrets keptIn(Path file) throws IOException {
        if (Files.exists(file)) {
            return from(PropertiesFile.read(file));
        }
        Secrets made = random();
        PropertiesFile.write(file, made.toProperties());
        return made;
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

    private static String password() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
