package dev.rapport.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens for tests, good ones of the shared identity; for spoilt ones see {@link LocalIdentity#recipe()}. */
public final class Tokens {
    /** To sign one takes longer than most requests that it is for. */
    private static final Map<Owner, String> MINTED = new ConcurrentHashMap<>();

    private record Owner(String agency, Role role) {}

    private Tokens() {}

    /** The same one each time, good for an hour from the first. */
    public static String of(String agency, Role role) {
        return MINTED.computeIfAbsent(new Owner(agency, role), owner -> LocalIdentity.shared()
                .token(agency, role.word() + "@" + agency, role));
    }

    public static String viewer(String agency) {
        return of(agency, Role.VIEWER);
    }

    public static String editor(String agency) {
        return of(agency, Role.EDITOR);
    }

    public static String admin(String agency) {
        return of(agency, Role.ADMIN);
    }
}
