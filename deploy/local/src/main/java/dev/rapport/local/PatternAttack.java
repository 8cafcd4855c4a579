package dev.rapport.local;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tries regular expressions with texts that make a bad one go back and forth for ever, and counts its looks at a character
 * instead of the time: the same on every machine.
 */
public final class PatternAttack {
    private static final int LENGTH = 300;
    private static final int LONG = 5_000;

    /** Of the square of the length, some times: a search from every place is fine, and an exponential one is far beyond. */
    private static final long MOST_LOOKS = 20L * LENGTH * LENGTH;

    private static final List<String> PARTS = List.of(
            "a", "A", "0", "9", "-", ".", ":", "/", " ", "\n", "\t", "_", ",", ";", "|", "'", "\"", "<", ">", "@", "=",
            "+", "é", "a0", "a-", "a.", "0.", "a ", " a", "<a", "aA", "_a", "0,", "00:", "From ", "http://", "=a",
            "\r\n", ";'");

    private PatternAttack() {}

    /** The constants that hold a pattern, by the names of class and field. */
    public static Map<String, Pattern> constants(Collection<Class<?>> classes) {
        Map<String, Pattern> found = new TreeMap<>();
        for (Class<?> type : classes) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || field.getType() != Pattern.class) continue;
                try {
                    field.setAccessible(true);
                    found.put(type.getSimpleName() + "." + field.getName(), (Pattern) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return found;
    }

    /** What is wrong with it, in words; empty where nothing is. */
    public static String weakness(Pattern pattern) {
        for (String text : texts(LENGTH)) {
            for (boolean whole : new boolean[] {true, false}) {
                try {
                    var matcher = pattern.matcher(new Counted(text, new long[1]));
                    if (whole) matcher.matches();
                    else matcher.find();
                } catch (TooManyLooks | StackOverflowError e) {
                    return "goes back and forth over \"" + text.substring(0, 12) + "…\"";
                }
            }
        }
        for (String part : PARTS) {
            String text = part.repeat(LONG / part.length());
            try {
                pattern.matcher(new Counted(text, new long[1])).matches();
            } catch (TooManyLooks e) {
                return "looks again and again at \"" + text.substring(0, 12) + "…\"";
            } catch (StackOverflowError e) {
                return "uses up the stack over \"" + text.substring(0, 12) + "…\"";
            }
        }
        return "";
    }

    private static List<String> texts(int length) {
        List<String> texts = new ArrayList<>();
        for (String part : PARTS) {
            String pumped = part.repeat(length / part.length());
            texts.add(pumped);
            texts.add(pumped + "\u0001");
            texts.add("a" + pumped + "!");
            texts.add("From a" + pumped + "!");
        }
        return texts;
    }

    private record Counted(String text, long[] looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) throw new TooManyLooks();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }
}
