package dev.rapport.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a caller may do; a higher role carries the lower ones. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN;

    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No role " + word + ": viewer, editor or admin"));
    }

    /** Entries of the claim {@code groups}. */
    public List<String> groups() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::word)
                .toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
