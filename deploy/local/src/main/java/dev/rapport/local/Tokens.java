package dev.rapport.local;

/** Tokens for tests, good ones of the shared identity; for spoilt ones see {@link LocalIdentity#recipe()}. */
public final class Tokens {
    private Tokens() {}

    public static String of(String agency, Role role) {
        return LocalIdentity.shared().token(agency, role.word() + "@" + agency, role);
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
