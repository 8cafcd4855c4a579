package dev.rapport.kit.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a refusal means and what to do, in Markdown: the resource {@code problems/<code>.md}, to which its {@code type}
 * points. Tests hold the pages against the enums.
 *
 * @param example the body of such an answer, JSON
 */
public record ProblemPage(String code, int status, String title, String text, String example) {

    private static final Pattern FORM =
            Pattern.compile("# (\\w+)\n\n(\\d{3}): ([^\n]+)\n.*\n```json\n(.+?)\n```\n", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

    /** Those of the kit and of the service, in the order of {@code problems/codes.txt}. */
    public static List<ProblemPage> all() {
        List<ProblemPage> pages = new ArrayList<>();
        try {
            for (URL list : Collections.list(loader().getResources("problems/codes.txt"))) {
                try (InputStream in = list.openStream()) {
                    text(in).lines().forEach(code -> pages.add(of(code).orElseThrow()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    public static Optional<ProblemPage> of(String code) {
        if (!CODE.matcher(code).matches()) return Optional.empty();
        try (InputStream in = loader().getResourceAsStream("problems/" + code + ".md")) {
            return in == null ? Optional.empty() : Optional.of(parsed(text(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemPage parsed(String text) {
        Matcher page = FORM.matcher(text);
        if (!page.matches()) throw new IllegalStateException("not the page of a problem: " + text);
        return new ProblemPage(page.group(1), Integer.parseInt(page.group(2)), page.group(3), text, page.group(4));
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
