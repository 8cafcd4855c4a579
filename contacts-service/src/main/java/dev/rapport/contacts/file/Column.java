package dev.rapport.contacts.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One column that is read.
 *
 * @param network of a handle, address or number of followers; null where another column names it
 */
record Column(int index, String heading, Field field, String network) {

    /** Own headings first; then what spreadsheets, address books and CRMs write, in small letters and single spaces. */
    private static final Map<Field, Pattern> USUAL = Map.ofEntries(
            usual(
                    Field.NAME,
                    "(full |display |contact |influencer |creator )?name|influencer|creator|formatted name|fn"),
            usual(Field.FIRST_NAME, "(first|given) name|firstname|vorname|prénom"),
            usual(Field.MIDDLE_NAME, "(middle|additional) name|middlename"),
            usual(Field.LAST_NAME, "(last|family) name|lastname|surname|nachname|nom"),
            usual(Field.EXTERNAL_ID, "external ?id|id|(contact|record|customer|crm|influencer) id|uid"),
            usual(
                    Field.EMAILS,
                    "((primary|work|home|other|business|contact|private|personal) )?e ?mails?( \\d+)?"
                            + "( ?add?ress(es?)?)?( \\d+)?( (value|primary|work|home|other|business|personal|private))?"),
            usual(Field.CHANNELS, "channels?|accounts|socials?|social (media|profiles?|accounts)"),
            usual(Field.NETWORK, "(social )?(network|platform)"),
            usual(Field.HANDLE, "(social )?(handle|user ?name|account)"),
            usual(Field.URL, "(profile|channel|account|handle) (url|link)"),
            usual(Field.FOLLOWERS, "(followers?|subscribers?)( count)?"),
            usual(Field.INTERESTS, "interests?|topics?|niches?"),
            usual(Field.TAGS, "tags?|labels?|group membership|groups?|categor(y|ies)|keywords?|segments?|lists?"),
            usual(Field.LANGUAGE, "(preferred )?language|lang|locale"),
            usual(
                    Field.LOCATION,
                    "location|city|town|ort|wohnort|stadt|land|country( region)?|mailing (city|country)|address \\d+"
                            + " (city|country)|(home|business) (city|country)( region)?"),
            usual(Field.SOURCE, "source"),
            usual(Field.CADENCE_TARGET, "cadence ?target ?days"),
            usual(Field.CADENCE_MAX, "cadence ?max ?days"),
            usual(
                    Field.NOTES,
                    "notes?|notiz(en)?|anmerkung(en)?|bemerkung(en)?|comments?|description|remarks?|biography|bio"));

    private static final Pattern FOLLOWERS = Pattern.compile("(followers?|subscribers?|fans)( count)?");
    private static final Pattern ACCOUNT =
            Pattern.compile("(handle|user ?name|account|name|id|profile|channel|url|link|profile (url|link)|address)");

    private static Map.Entry<Field, Pattern> usual(Field field, String headings) {
        return Map.entry(field, Pattern.compile(headings));
    }

    /** @param mapping field by heading; goes before what is usual, and a hyphen means not to read it */
    static List<Column> of(List<String> headings, Map<String, String> mapping) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i).strip();
            String mapped = mapping.get(heading);
            int index = i;
            (mapped == null ? recognized(i, heading) : Mapping.column(i, heading, mapped)).ifPresent(column -> {
                if (column.index() == index) columns.add(column);
            });
        }
        return List.copyOf(columns);
    }

    /** By what spreadsheets usually call it. */
    static Optional<Column> recognized(int index, String heading) {
        Optional<Field> own = Field.named(heading);
        if (own.isPresent()) return own.map(field -> new Column(index, heading, field, null));
        String plain = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        Optional<Column> ofNetwork = ofNetwork(index, heading, plain);
        if (ofNetwork.isPresent()) return ofNetwork;
        return USUAL.entrySet().stream()
                .filter(usual -> usual.getValue().matcher(plain).matches())
                .findFirst()
                .map(usual -> new Column(index, heading, usual.getKey(), null));
    }

    /** A network, or the first words are one and the others say what of it. */
    private static Optional<Column> ofNetwork(int index, String heading, String plain) {
        for (int end = plain.length(); end > 0; end = plain.lastIndexOf(' ', end - 1)) {
            Optional<String> network = Networks.named(plain.substring(0, end));
            if (network.isEmpty()) continue;
            return ofAccount(plain.substring(end).strip()).map(of -> new Column(index, heading, of, network.get()));
        }
        return Optional.empty();
    }

    private static Optional<Field> ofAccount(String what) {
        if (what.isEmpty() || ACCOUNT.matcher(what).matches()) return Optional.of(Field.HANDLE);
        return FOLLOWERS.matcher(what).matches() ? Optional.of(Field.FOLLOWERS) : Optional.empty();
    }

    String target() {
        return network == null ? field.word() : network + "." + field.word();
    }
}
