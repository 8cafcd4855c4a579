package dev.rapport.kit.audit;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of tables and columns as callers know them. */
public final class WireName {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z0-9])");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private WireName() {}

    /** {@code do_not_contact} is {@code doNotContact}. */
    public static String of(String column) {
        return NEXT_WORD.matcher(column).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    /** And back. */
    static String column(String name) {
        return CAPITAL.matcher(name).replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }
}
