package dev.rapport.contacts.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectReader;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.file.Lines;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;

/**
 * Cards one after the other, in any version. They are told apart here, so that one that is too long or broken spoils no
 * other; pictures, sounds and keys are dropped before they take room.
 */
final class VcardRows implements Rows<NewInfluencer> {

    private static final Set<String> DROPPED = Set.of("PHOTO", "LOGO", "SOUND", "KEY", "AGENT");

    /** Behind it old cards hold a card of somebody else. */
    private static final String NESTING = "AGENT";

    private static final Map<String, String> PROPERTIES = Map.of(
            "name", "FN",
            "externalId", "UID",
            "emails", "EMAIL",
            "channels", VcardFile.SOCIAL,
            "interests", "INTEREST",
            "tags", "CATEGORIES",
            "language", "LANG",
            "location", "ADR",
            "cadence", VcardFile.CADENCE,
            "notes", "NOTE");

    private final Lines lines;

    /** The line read last begins a card that is not read yet. */
    private boolean begun;

    VcardRows(BufferedReader text) {
        this.lines = new Lines(text);
    }

    @Override
    public Row<NewInfluencer> next() throws IOException {
        String line = begun ? "BEGIN:VCARD" : lines.next();
        while (line != null && line.isBlank()) line = lines.next();
        if (line == null) return null;
        begun = false;
        long start = lines.number();
        return isBegin(line) ? card(start) : noCard(start);
    }

    private static boolean isBegin(String line) {
        return line.strip().equalsIgnoreCase("BEGIN:VCARD");
    }

    private static boolean isEnd(String line) {
        return line.strip().equalsIgnoreCase("END:VCARD");
    }

    private Row<NewInfluencer> noCard(long start) throws IOException {
        String line = lines.next();
        while (line != null && !isEnd(line) && !isBegin(line) && !line.isBlank()) line = lines.next();
        begun = line != null && isBegin(line);
        return Row.faulty(start, null, "not_a_vcard", "A card begins with BEGIN:VCARD.");
    }

    private Row<NewInfluencer> card(long start) throws IOException {
        StringBuilder card = new StringBuilder("BEGIN:VCARD\r\n");
        boolean dropping = false;
        boolean tooLong = false;
        int within = 0;
        String property = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (isBegin(line) && !property.equals(NESTING)) {
                begun = true;
                return Row.faulty(start, null, "malformed", "Another card begins before the END:VCARD of this one.");
            }
            if (isEnd(line) && within == 0) {
                if (tooLong) return Row.faulty(start, null, "row_too_long", "This card is too long.");
                return read(start, card.append("END:VCARD\r\n").toString());
            }
            boolean goesOn = line.isBlank() || line.startsWith(" ") || line.startsWith("\t");
            property = goesOn ? property : property(line);
            if (isBegin(line) || property.equals(NESTING) && isBegin(line.substring(line.indexOf(':') + 1))) within++;
            else if (isEnd(line)) within--;
            dropping = goesOn ? dropping : DROPPED.contains(property);
            if (dropping || within > 0 || isEnd(line)) continue;
            tooLong |= lines.tooLong() || card.length() + line.length() > LONGEST;
            if (!tooLong) card.append(line).append("\r\n");
        }
        return Row.faulty(start, null, "card_without_end", "This card has no END:VCARD.");
    }

    private static String property(String line) {
        String name = line.split("[:;]", 2)[0];
        return name.substring(name.indexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static Row<NewInfluencer> read(long start, String text) throws IOException {
        CardDraft card = new CardDraft();
        try (VObjectReader reader = new VObjectReader(new StringReader(text), SyntaxRules.vcard())) {
            reader.parse(card);
        }
        return card.row(start, text.length(), VcardRows::place);
    }

    private static String place(String pointer) {
        return PROPERTIES.getOrDefault(pointer.split("/", 3)[1], pointer);
    }
}
