package dev.rapport.contacts.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.Warning;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.file.Cell;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Undecoded;
import dev.rapport.kit.json.Text;

/** What a card says of an influencer, property by property. */
final class CardDraft implements VObjectDataListener {

    private static final int LOCALITY = 3;
    private static final int COUNTRY = 6;

    private final Draft draft = new Draft();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private final List<Preferred<String>> emails = new ArrayList<>();

    /** Ours, which say all, go before. */
    private final Profiles profiles = new Profiles();

    private boolean own;
    private boolean placed;

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        // Of a component within the card, which is about something else.
        if (context.getParentComponents().size() > 1) return;
        String value = VObjectPropertyValues.unescape(property.getValue());
        if (Undecoded.in(value)) faults.add(Undecoded.at(property.getName()));
        if (value.isBlank()) return;
        String name = property.getName().toUpperCase(Locale.ROOT);
        VObjectParameters parameters = property.getParameters();
        switch (name) {
            case "FN" -> draft.text(Field.NAME, value);
            case "N" -> name(VObjectPropertyValues.parseStructured(property.getValue()));
            case "UID" -> draft.text(Field.EXTERNAL_ID, value);
            case "EMAIL" -> emails.add(Preferred.of(value.strip().replaceFirst("(?i)^mailto:", ""), parameters));
            case "INTEREST" -> draft.interests.add(value);
            case "CATEGORIES" ->
                VObjectPropertyValues.parseList(property.getValue()).stream()
                        .filter(tag -> !tag.isBlank())
                        .forEach(draft.tags::add);
            case "LANG" -> draft.text(Field.LANGUAGE, value);
            case "ADR" -> place(VObjectPropertyValues.parseStructured(property.getValue()));
            case "NOTE" -> notes.add(value);
            case VcardFile.CHANNEL -> channel(value);
            case VcardFile.SOCIAL, "SOCIALPROFILE" -> profiles.social(value.strip(), parameters);
            case "URL", "IMPP" -> profiles.page(value.strip(), parameters);
            case VcardFile.SOURCE -> source(value);
            case VcardFile.CADENCE -> cadence(value);
            default -> profiles.named(name, value.strip(), parameters);
        }
    }

    @Override
    public void onComponentBegin(String name, Context context) {}

    @Override
    public void onComponentEnd(String name, Context context) {}

    @Override
    public void onVersion(String version, Context context) {}

    /** A line that is no property, of which some programs write a few. */
    @Override
    public void onWarning(Warning warning, VObjectProperty property, Exception cause, Context context) {}

    Row<NewInfluencer> row(long line, int size, UnaryOperator<String> place) {
        draft.emails.addAll(Preferred.inOrder(emails));
        if (!own) profiles.channels().forEach(draft::channel);
        if (!notes.isEmpty()) draft.text(Field.NOTES, String.join("\n\n", notes));
        NewInfluencer said = draft.finish();
        if (!isClean(said)) faults.add(new Fault(null, "not_readable", "This card contains a control character."));
        return faults.isEmpty() ? Row.of(line, size, said, place) : Row.faulty(line, faults);
    }

    private void name(List<List<String>> parts) {
        List<Field> order = List.of(Field.LAST_NAME, Field.FIRST_NAME, Field.MIDDLE_NAME);
        for (int i = 0; i < Math.min(order.size(), parts.size()); i++) {
            String part = String.join(" ", parts.get(i));
            if (!part.isBlank()) draft.text(order.get(i), part);
        }
    }

    private void place(List<List<String>> parts) {
        String place = Stream.of(LOCALITY, COUNTRY)
                .filter(index -> index < parts.size())
                .map(index -> String.join(" ", parts.get(index)))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        if (!placed && !place.isEmpty()) draft.text(Field.LOCATION, place);
        placed |= !place.isEmpty();
    }

    private void channel(String value) {
        own = true;
        List<String> parts =
                Cell.pieces(value, "|").stream().map(Cell::unescape).toList();
        boolean counted = parts.size() > 3 && parts.get(3).matches("\\d{1,18}");
        if (parts.size() < 2) {
            faults.add(new Fault(VcardFile.CHANNEL, "not_a_channel", "A channel is network|handle|url|followers."));
            return;
        }
        String url = parts.size() > 2 && !parts.get(2).isEmpty() ? parts.get(2) : null;
        draft.channel(new Channel(parts.get(0), parts.get(1), url, counted ? Long.valueOf(parts.get(3)) : null));
    }

    private void source(String value) {
        Arrays.stream(Source.values())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .ifPresentOrElse(
                        draft::source,
                        () -> faults.add(new Fault(
                                VcardFile.SOURCE,
                                "unknown_value",
                                "This must be one of " + Arrays.toString(Source.values()) + ".")));
    }

    private void cadence(String value) {
        if (!value.matches("\\d{1,9}/\\d{1,9}")) {
            faults.add(
                    new Fault(VcardFile.CADENCE, "wrong_type", "This must be two whole numbers with a slash between."));
            return;
        }
        String[] days = value.split("/");
        draft.targetDays(Integer.valueOf(days[0]));
        draft.maxDays(Integer.valueOf(days[1]));
    }

    private static boolean isClean(NewInfluencer said) {
        Stream<String> channels =
                said.channels().stream().flatMap(one -> Stream.of(one.network(), one.handle(), one.url()));
        Stream<String> texts =
                Stream.of(said.name(), said.externalId(), said.language(), said.location(), said.notes());
        return Stream.of(texts, channels, said.emails().stream(), said.interests().stream(), said.tags().stream())
                .flatMap(one -> one)
                .allMatch(text -> text == null || Text.isClean(text));
    }
}
