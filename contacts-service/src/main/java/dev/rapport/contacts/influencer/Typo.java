package dev.rapport.contacts.influencer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One slip of the finger in a word: a letter too many, missing or wrong, or two next to each other in the wrong order
 * (Damerau, 1964: four in five spelling errors are one of these).
 */
public final class Typo {

    /** In shorter words one letter makes another word. */
    public static final int SHORTEST = 4;

    /** Longer ones would be looked up in too many spellings. */
    static final int LONGEST = 30;

    private static final List<String> ALPHABETS =
            List.of("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюяєіґ", "αβγδεζηθικλμνξοπρστυφχψω");

    private Typo() {}

    /** Whether one slip, or none, makes one word the other. */
    public static boolean isNear(String word, String other) {
        int[] a = word.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        if (Math.abs(a.length - b.length) > 1) return false;
        int same = 0;
        while (same < a.length && same < b.length && a[same] == b[same]) same++;
        if (a.length == b.length) {
            return rest(a, b, same + 1, same + 1)
                    || same + 1 < a.length
                            && a[same] == b[same + 1]
                            && a[same + 1] == b[same]
                            && rest(a, b, same + 2, same + 2);
        }
        return a.length > b.length ? rest(a, b, same + 1, same) : rest(a, b, same, same + 1);
    }

    private static boolean rest(int[] a, int[] b, int from, int otherFrom) {
        int left = Math.max(0, a.length - from);
        return left == Math.max(0, b.length - otherFrom)
                && IntStream.range(0, left).allMatch(i -> a[from + i] == b[otherFrom + i]);
    }

    /** All that this folded word may have been meant to be, as far as letters of its own alphabet go. */
    static Set<String> meant(String word) {
        int[] letters = word.codePoints().toArray();
        if (letters.length < SHORTEST || letters.length > LONGEST) return Set.of();
        Set<String> meant = new LinkedHashSet<>();
        for (int i = 0; i < letters.length; i++) {
            meant.add(text(letters, 0, i) + text(letters, i + 1, letters.length));
            if (i > 0)
                meant.add(text(letters, 0, i - 1)
                        + text(letters, i, i + 1)
                        + text(letters, i - 1, i)
                        + text(letters, i + 1, letters.length));
        }
        String alphabet = ALPHABETS.stream()
                .filter(one -> word.codePoints().anyMatch(c -> one.indexOf(c) >= 0))
                .findFirst()
                .orElse("");
        alphabet.codePoints().forEach(letter -> {
            String added = Character.toString(letter);
            for (int i = 0; i <= letters.length; i++) {
                String before = text(letters, 0, i);
                meant.add(before + added + text(letters, i, letters.length));
                if (i < letters.length) meant.add(before + added + text(letters, i + 1, letters.length));
            }
        });
        meant.remove(word);
        return meant;
    }

    private static String text(int[] letters, int from, int to) {
        return new String(letters, from, to - from);
    }
}
