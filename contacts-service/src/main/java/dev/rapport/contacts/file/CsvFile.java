package dev.rapport.contacts.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.kit.file.ByteOrderMark;
import dev.rapport.kit.file.Cell;

/** CSV with a byte order mark, without which spreadsheets take it for something else; no cell runs as a formula. */
final class CsvFile implements FileWriter {

    static final List<String> HEADING = Stream.of(
                    Field.NAME,
                    Field.EXTERNAL_ID,
                    Field.EMAILS,
                    Field.CHANNELS,
                    Field.INTERESTS,
                    Field.TAGS,
                    Field.LANGUAGE,
                    Field.LOCATION,
                    Field.SOURCE,
                    Field.CADENCE_TARGET,
                    Field.CADENCE_MAX,
                    Field.NOTES)
            .map(Field::word)
            .toList();

    private final CsvWriter csv;

    CsvFile(OutputStream out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(out, StandardCharsets.UTF_8);
        try {
            ByteOrderMark.write(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        csv.writeRecord(HEADING);
    }

    @Override
    public void write(NewInfluencer said) {
        NewInfluencer.Cadence cadence = said.cadence();
        csv.writeRecord(Stream.of(
                        said.name(),
                        said.externalId(),
                        Cell.join(said.emails()),
                        channels(said.channels()),
                        Cell.join(said.interests()),
                        Cell.join(said.tags()),
                        said.language(),
                        said.location(),
                        said.source() == null ? null : said.source().name(),
                        cadence == null ? null : cadence.targetDays().toString(),
                        cadence == null ? null : cadence.maxDays().toString(),
                        said.notes())
                .map(Cell::harmless)
                .toList());
    }

    private static String channels(List<Channel> channels) {
        return channels.stream().map(CsvFile::channel).collect(Collectors.joining("; "));
    }

    static String channel(Channel channel) {
        String known = Cell.escape(channel.network()) + '|' + Cell.escape(channel.handle());
        if (channel.url() == null && channel.followers() == null) return known;
        String withUrl = known + '|' + (channel.url() == null ? "" : Cell.escape(channel.url()));
        return channel.followers() == null ? withUrl : withUrl + '|' + channel.followers();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
