package dev.rapport.kit.tenancy;

/** What a token may do, from its {@code groups}: each role includes the one before. */
public final class Role {

    /** Reads. */
    public static final String VIEWER = "viewer";

    /** Reads and writes. */
    public static final String EDITOR = "editor";

    /** Also configures and erases. */
    public static final String ADMIN = "admin";

    private Role() {}
}
