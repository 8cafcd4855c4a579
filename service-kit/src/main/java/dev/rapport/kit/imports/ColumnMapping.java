package dev.rapport.kit.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rapport.kit.problem.Refusal;

/** What headings stand for, as said in the parameter {@code columns}. */
public final class ColumnMapping {

    /** Of an unquoted heading, the last colon is where the field begins. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*+(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"\\s*+|([^,]+)):([^,:]++)(?=,|\\z)");

    private ColumnMapping() {}

    /**
     * @param columns {@code heading:field,heading:field}, a heading with a comma in quotation marks, and one of those in it
     *     doubled; null for none
     */
    public static Map<String, String> of(String columns) {
        Map<String, String> mapping = new LinkedHashMap<>();
        if (columns == null) return mapping;
        Matcher pair = PAIR.matcher(columns);
        for (int at = 0; at <= columns.length(); at = pair.end() + 1) {
            boolean told = pair.region(at, columns.length()).lookingAt()
                    && !heading(pair).isEmpty()
                    && !pair.group(3).isBlank();
            if (!told || mapping.put(heading(pair), pair.group(3).strip()) != null) {
                throw Refusal.invalidParameter(
                        "columns",
                        "malformed",
                        "This must be heading:field,heading:field, each heading once, and one with a comma in quotation"
                                + " marks.");
            }
        }
        return mapping;
    }

    private static String heading(Matcher pair) {
        String quoted = pair.group(1);
        return (quoted == null ? pair.group(2) : quoted.replace("\"\"", "\"")).strip();
    }
}
