package dev.rapport.contacts.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column can hold. */
enum Field {
    NAME("name", "/name"),
    FIRST_NAME("firstName", "/name"),
    MIDDLE_NAME("middleName", "/name"),
    LAST_NAME("lastName", "/name"),
    EXTERNAL_ID("externalId", "/externalId"),
    EMAILS("emails", "/emails"),
    CHANNELS("channels", "/channels"),
    NETWORK("network", "/channels"),
    HANDLE("handle", "/channels"),
    URL("url", "/channels"),
    FOLLOWERS("followers", "/channels"),
    INTERESTS("interests", "/interests"),
    TAGS("tags", "/tags"),
    LANGUAGE("language", "/language"),
    LOCATION("location", "/location"),
    SOURCE("source", "/source"),
    CADENCE_TARGET("cadenceTargetDays", "/cadence/targetDays"),
    CADENCE_MAX("cadenceMaxDays", "/cadence/maxDays"),
    NOTES("notes", "/notes");

    private final String word;
    private final String pointer;

    Field(String word, String pointer) {
        this.word = word;
        this.pointer = pointer;
    }

    static Optional<Field> named(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    /** Whether what is wrong there was said in a column of this kind. */
    boolean isAt(String place) {
        return place.equals(pointer) || place.startsWith(pointer + "/");
    }
}
