package dev.rapport.interactions.mailbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mails that tell nothing of a relationship: no person wrote them, they were never sent, or they were thrown away. */
final class Unwanted {

    /** The fields that are looked at. */
    static final Set<String> FIELDS = Set.of(
            "auto-submitted",
            "precedence",
            "list-id",
            "x-autoreply",
            "x-autorespond",
            "return-path",
            "x-gmail-labels",
            "x-mozilla-status",
            "x-status",
            "status");

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    /** As Gmail calls them in English; in other languages they are whatever the owner's are. */
    private static final Set<String> LABELS = Set.of("draft", "drafts", "spam", "trash");

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,8}");

    /** As mail readers of mbox note what has been done, a letter each: T is a draft, D deleted. */
    private static final Pattern MARKS = Pattern.compile("[ADFNORTU]{1,8}");

    /** Thunderbird's mark for what is deleted and not yet cleared away. */
    private static final long EXPUNGED = 0x0008;

    private Unwanted() {}

    /** @param text of a field, decoded; empty where it is not there */
    static boolean is(UnaryOperator<String> text) {
        return isAutomatic(text) || isPutAside(text);
    }

    private static boolean isAutomatic(UnaryOperator<String> text) {
        String submitted = small(text.apply("auto-submitted"));
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || BULK.contains(small(text.apply("precedence")))
                || text.apply("return-path").equals("<>")
                || Stream.of("list-id", "x-autoreply", "x-autorespond")
                        .anyMatch(name -> !text.apply(name).isEmpty());
    }

    private static boolean isPutAside(UnaryOperator<String> text) {
        boolean labelled = Arrays.stream(text.apply("x-gmail-labels").split(","))
                .map(label -> small(label).replace("\"", "").strip())
                .anyMatch(LABELS::contains);
        String mozilla = text.apply("x-mozilla-status");
        boolean expunged = HEXADECIMAL.matcher(mozilla).matches() && (Long.parseLong(mozilla, 16) & EXPUNGED) != 0;
        boolean marked = Stream.of("status", "x-status")
                .map(text)
                .anyMatch(marks -> small(marks).equals("draft")
                        || MARKS.matcher(marks).matches() && (marks.indexOf('T') >= 0 || marks.indexOf('D') >= 0));
        return labelled || expunged || marked;
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
