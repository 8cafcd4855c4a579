package dev.rapport.local.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Just enough of SQL to find statements in a script, those within functions, blocks and texts to be executed included. */
final class SqlText {

    private SqlText() {}

    /** In one line and in small letters, without comments, and without the quotes around texts and bodies. */
    static String plain(String sql) {
        StringBuilder plain = new StringBuilder();
        boolean isText = false;
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'') {
                isText = !isText;
                plain.append(' ');
            } else if (!isText && sql.startsWith("--", at)) {
                at = end(sql, "\n", at);
                plain.append(' ');
            } else if (!isText && sql.startsWith("/*", at)) {
                at = end(sql, "*/", at) + 1;
                plain.append(' ');
            } else plain.append(c);
        }
        return plain.toString()
                .replaceAll("\\$\\w*\\$", " ")
                .replace("\"", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static int end(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found;
    }

    /** What an ALTER does, one after the other; what stands in parentheses is left out. */
    static List<String> actions(String list) {
        List<String> actions = new ArrayList<>();
        StringBuilder action = new StringBuilder();
        int depth = 0;
        for (char c : (list + ",").toCharArray()) {
            if (c == ')') depth--;
            if (c == ',' && depth <= 0) {
                actions.add(action.toString().strip());
                action.setLength(0);
            } else if (depth <= 0 && c != '(' && c != ')') action.append(c);
            if (c == '(') depth++;
        }
        return actions;
    }
}
