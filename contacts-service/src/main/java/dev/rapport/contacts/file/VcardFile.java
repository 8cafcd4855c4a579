package dev.rapport.contacts.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;

/** vCard 4: what other programs know under their names, what they do not know as X-RAPPORT properties. */
final class VcardFile implements FileWriter {

    static final String CHANNEL = "X-RAPPORT-CHANNEL";
    static final String SOURCE = "X-RAPPORT-SOURCE";
    static final String CADENCE = "X-RAPPORT-CADENCE";
    static final String SOCIAL = "X-SOCIALPROFILE";

    private final VObjectWriter card;

    VcardFile(OutputStream out) {
        card = new VObjectWriter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), SyntaxStyle.NEW);
    }

    @Override
    public void write(NewInfluencer said) throws IOException {
        card.writeBeginComponent("VCARD");
        card.writeVersion("4.0");
        text("FN", said.name());
        text("UID", said.externalId());
        for (String email : said.emails()) text("EMAIL", email);
        for (Channel channel : said.channels()) channel(channel);
        for (String interest : said.interests()) text("INTEREST", interest);
        if (!said.tags().isEmpty()) card.writeProperty("CATEGORIES", VObjectPropertyValues.writeList(said.tags()));
        text("LANG", said.language());
        if (said.location() != null) place(said.location());
        if (said.source() != null) text(SOURCE, said.source().name());
        if (said.cadence() != null)
            text(CADENCE, said.cadence().targetDays() + "/" + said.cadence().maxDays());
        text("NOTE", said.notes());
        card.writeEndComponent("VCARD");
    }

    private void text(String property, String text) throws IOException {
        if (text != null) card.writeProperty(property, VObjectPropertyValues.escape(text));
    }

    private void place(String location) throws IOException {
        List<List<String>> parts = List.of(List.of(), List.of(), List.of(), List.of(location));
        card.writeProperty("ADR", VObjectPropertyValues.writeStructured(parts, true));
    }

    private void channel(Channel channel) throws IOException {
        text(CHANNEL, CsvFile.channel(channel));
        if (channel.url() == null) return;
        VObjectParameters type = new VObjectParameters();
        if (channel.network().matches("[A-Za-z0-9-]+")) type.put("TYPE", channel.network());
        card.writeProperty(null, SOCIAL, type, channel.url());
    }

    @Override
    public void close() throws IOException {
        card.close();
    }
}
