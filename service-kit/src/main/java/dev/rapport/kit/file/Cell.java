package dev.rapport.kit.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How text lies in a cell of our own CSV files. Several values are divided by semicolons, with a backslash before what
 * would divide them. A spreadsheet runs what begins with =, +, - or @ as a formula, also behind a comma or semicolon
 * where it divides columns at those: an apostrophe before it prevents that. One more apostrophe wherever there could be
 * one keeps it reversible; it also holds white space at the edges, which is trimmed in other people's cells.
 */
public final class Cell {

    private static final String FORMULA = "'=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20";
    private static final Pattern RUNS = Pattern.compile("(?<=[;,\\t\\r\\n|])(?=[" + FORMULA + "])");
    private static final Pattern HELD = Pattern.compile("(?<=[;,\\t\\r\\n|])'(?=[" + FORMULA + "])");
    private static final Pattern EDGE = Pattern.compile("(?U)^[" + FORMULA + "\\s]|\\s\\z");
    private static final Pattern HELD_EDGE = Pattern.compile("(?Us)'(?:[" + FORMULA + "\\s].*|.*\\s)");
    private static final Pattern DIVIDERS = Pattern.compile("(?U)[\\\\;,|]|^\\s|\\s\\z");

    private Cell() {}

    /** Makes text harmless in a cell. */
    public static String harmless(String text) {
        if (text == null || text.isEmpty()) return "";
        String inside = RUNS.matcher(text).replaceAll("'");
        return EDGE.matcher(text).find() ? "'" + inside : inside;
    }

    /** The text that was made harmless. */
    public static String plain(String cell) {
        boolean held = HELD_EDGE.matcher(cell).matches();
        return HELD.matcher(held ? cell.substring(1) : cell.strip()).replaceAll("");
    }

    public static String join(List<String> values) {
        return values.stream().map(Cell::escape).collect(Collectors.joining("; "));
    }

    public static String escape(String value) {
        return DIVIDERS.matcher(value)
                .replaceAll(found -> "\\\\" + (found.group().equals("\\") ? "\\\\" : found.group()));
    }

    /** Divides at semicolons and commas, both of which people use. */
    public static List<String> split(String cell) {
        return pieces(cell, ";,").stream().map(Cell::unescape).toList();
    }

    /** Divides at any of these without a backslash before; what is empty is left out, unless it is one of columns. */
    public static List<String> pieces(String cell, String dividers) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) piece.append(c).append(cell.charAt(++i));
            else if (dividers.indexOf(c) < 0) piece.append(c);
            else {
                add(pieces, piece, dividers);
                piece.setLength(0);
            }
        }
        add(pieces, piece, dividers);
        return pieces;
    }

    private static void add(List<String> pieces, StringBuilder piece, String dividers) {
        String text = trimmed(piece.toString());
        if (!text.isEmpty() || dividers.equals("|")) pieces.add(text);
    }

    /** Without white space at the edges, but for one behind a backslash. */
    private static String trimmed(String text) {
        String bare = text.stripLeading();
        String end = bare.stripTrailing();
        return end.endsWith("\\") && end.length() < bare.length() ? bare.substring(0, end.length() + 1) : end;
    }

    /** Takes the backslashes away that {@link #escape} has put there; any other one is a backslash. */
    public static String unescape(String piece) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean escape = c == '\\' && i + 1 < piece.length() && isEscaped(piece.charAt(i + 1));
            text.append(escape ? piece.charAt(++i) : c);
        }
        return text.toString();
    }

    private static boolean isEscaped(char c) {
        // All that \s stands for above.
        return "\\;,|\u0085".indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
