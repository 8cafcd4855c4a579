package dev.rapport.e2e.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rapport.local.Service;

/**
 * A line of a story: who may call an operation, and a call of it that works.
 *
 * @param role the least that may: viewer, editor, admin; or nobody, where a secret in the address stands for a token
 * @param body null without one
 * @param keptAs under which name the id in the answer is kept; null where the call waits for the end of the attacks
 */
record Rule(Service service, String operation, String role, String path, String body, String keptAs) {

    static final Pattern NAMED = Pattern.compile("\\$\\{([^}]+)}");

    static List<Rule> of(Service service) {
        String file = "/access/" + service.database() + ".txt";
        try (var stream = Rule.class.getResourceAsStream(file)) {
            List<Rule> rules = new ArrayList<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) rules.add(parsed(service, line));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule parsed(Service service, String line) {
        int arrow = line.lastIndexOf(" -> ");
        String keptAs = arrow < 0 ? null : line.substring(arrow + 4).strip();
        String[] parts = (arrow < 0 ? line : line.substring(0, arrow)).split("\\s+\\|\\s+", 4);
        if (parts.length < 3) throw new IllegalArgumentException("not a rule: " + line);
        String body = parts.length < 4 ? null : parts[3].strip();
        return new Rule(service, parts[0].strip(), parts[1], parts[2].strip(), body, keptAs);
    }

    /** Whether tokens are asked for at all. */
    boolean isOpen() {
        return role.equals("nobody");
    }

    /** The part of the call before a question mark, or empty. */
    String pathOnly() {
        return path.split("\\?", 2)[0];
    }

    /** The part behind it, or empty. */
    String query() {
        return path.contains("?") ? path.split("\\?", 2)[1] : "";
    }

    /** What a part of the call names of an agency's own. */
    static Set<String> named(String text) {
        Set<String> names = new LinkedHashSet<>();
        if (text != null) NAMED.matcher(text).results().forEach(found -> names.add(found.group(1)));
        names.remove("agency");
        return names;
    }

    boolean isBulk() {
        return path.endsWith("/batch");
    }

    @Override
    public String toString() {
        return operation + " " + path;
    }
}
