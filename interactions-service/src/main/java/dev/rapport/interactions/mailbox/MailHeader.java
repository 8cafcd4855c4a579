package dev.rapport.interactions.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.RawField;

import dev.rapport.kit.file.Fault;
import dev.rapport.kit.json.Text;

/** The header of one mail as it is read line by line; of fields that come twice, all count. */
final class MailHeader {

    private static final Set<String> READ = Stream.concat(
                    Stream.of(
                            "from",
                            "sender",
                            "to",
                            "cc",
                            "bcc",
                            "date",
                            "message-id",
                            "in-reply-to",
                            "references",
                            "subject"),
                    Unwanted.FIELDS.stream())
            .collect(Collectors.toSet());
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_ANSWERED = 50;
    private static final int LONGEST_SUBJECT = 2000;

    /** Before this nobody had such a mailbox; a clock that was not set says so. */
    private static final Instant EARLIEST = Instant.parse("1980-01-02T00:00:00Z");

    private final Map<String, StringBuilder> fields = new HashMap<>();
    private StringBuilder open;

    /** Folded lines go on with white space. */
    void add(String line) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            if (open != null) open.append(' ').append(line.strip());
            return;
        }
        open = null;
        int colon = line.indexOf(':');
        if (colon < 1) return;
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (!READ.contains(name)) return;
        open = fields.computeIfAbsent(name, one -> new StringBuilder());
        // Of addresses and ids, several fields are one list.
        if (!open.isEmpty()) open.append(name.equals("references") || name.equals("in-reply-to") ? ' ' : ',');
        open.append(line.substring(colon + 1).strip());
    }

    /** Why this is no mail to go by; nothing of it is quoted. */
    List<Fault> faults(String begin) {
        if (addresses("from").isEmpty()) return List.of(new Fault("From", "no_sender", "No address can be read here."));
        if (at(begin) == null) return List.of(new Fault("Date", "no_date", "No time can be read here."));
        return List.of();
    }

    Mail mail(String begin) {
        List<String> ids = ids("message-id");
        return new Mail(
                addresses("from"),
                Stream.of("to", "cc", "bcc")
                        .flatMap(name -> addresses(name).stream())
                        .distinct()
                        .limit(MOST_ADDRESSES)
                        .toList(),
                at(begin),
                ids.isEmpty() ? null : ids.getFirst(),
                answers(),
                subject(),
                Unwanted.is(this::decoded));
    }

    private String text(String name) {
        StringBuilder text = fields.get(name);
        return text == null ? "" : text.toString();
    }

    private List<String> addresses(String name) {
        String text = text(name);
        if (text.isEmpty()) return List.of();
        try {
            return LenientAddressParser.DEFAULT.parseAddressList(text).flatten().stream()
                    .map(Mailbox::getAddress)
                    .filter(address -> address != null && address.indexOf('@') > 0 && address.length() <= 320)
                    .map(address -> address.strip().toLowerCase(Locale.ROOT))
                    .filter(Text::isClean)
                    .distinct()
                    .limit(MOST_ADDRESSES)
                    .toList();
        } catch (RuntimeException e) {
            // The parser means to be lenient, and now and then is not.
            return List.of();
        }
    }

    private Instant at(String begin) {
        String text = text("date");
        Instant said = null;
        if (!text.isEmpty()) {
            var date = DateTimeFieldLenientImpl.PARSER
                    .parse(new RawField("Date", text), DecodeMonitor.SILENT)
                    .getDate();
            said = date == null ? null : date.toInstant();
        }
        Instant at = said == null ? FromLine.time(begin) : said;
        return at == null || at.isBefore(EARLIEST) ? null : at;
    }

    private List<String> ids(String name) {
        return ID.matcher(text(name))
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .limit(1000)
                .toList();
    }

    /** What it answers says In-Reply-To; References go from the first mail of a thread to the last. */
    private List<String> answers() {
        List<String> references = new ArrayList<>(ids("references"));
        Collections.reverse(references);
        Set<String> all = new LinkedHashSet<>(ids("in-reply-to"));
        all.addAll(references);
        return all.stream().limit(MOST_ANSWERED).toList();
    }

    private String subject() {
        String clean =
                Text.writable(decoded("subject").replaceAll("\\p{Cntrl}", " ")).strip();
        if (clean.isEmpty()) return null;
        int end = clean.offsetByCodePoints(0, Math.min(LONGEST_SUBJECT / 2, clean.codePointCount(0, clean.length())));
        return clean.substring(0, end);
    }

    private String decoded(String name) {
        return DecoderUtil.decodeEncodedWords(asWritten(text(name)), DecodeMonitor.SILENT);
    }

    /** Bytes that programs have put there as they were: UTF-8 where they can be that, else what older ones wrote. */
    private static String asWritten(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
