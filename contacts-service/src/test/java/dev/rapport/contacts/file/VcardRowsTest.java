package dev.rapport.contacts.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.kit.file.Row;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VcardRowsTest {

    private static List<Row<NewInfluencer>> rows(String text) throws IOException {
        VcardRows cards = new VcardRows(new BufferedReader(new StringReader(text)));
        List<Row<NewInfluencer>> rows = new ArrayList<>();
        for (Row<NewInfluencer> row = cards.next(); row != null; row = cards.next()) rows.add(row);
        return rows;
    }

    /** Line and name, or code, of each card. */
    private static List<String> told(String text) throws IOException {
        return rows(text).stream()
                .map(row -> row.line() + " "
                        + (row.said() == null
                                ? row.faults().getFirst().code()
                                : row.said().name() + " " + row.said().emails()))
                .toList();
    }

    private static NewInfluencer card(String properties) throws IOException {
        return rows("BEGIN:VCARD\nVERSION:3.0\nFN:Mina\n" + properties + "END:VCARD\n")
                .getFirst()
                .said();
    }

    @Test
    void a_card_that_begins_before_the_end_of_another_is_not_part_of_it() throws IOException {
        String text =
                """
                BEGIN:VCARD
                VERSION:3.0
                FN:Mina
                EMAIL:mina@x.example
                BEGIN:VCARD
                VERSION:3.0
                FN:Nora
                EMAIL:nora@x.example
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                FN:Ola
                END:VCARD
                """;
        assertEquals(List.of("1 malformed", "5 Nora [nora@x.example]", "10 Ola []"), told(text));
    }

    @Test
    void rubbish_before_a_card_does_not_take_the_card_with_it() throws IOException {
        assertEquals(
                List.of("1 not_a_vcard", "2 Mina []"), told("rubbish\nBEGIN:VCARD\nVERSION:4.0\nFN:Mina\nEND:VCARD\n"));
    }

    @Test
    void the_card_of_an_agent_is_somebody_elses() throws IOException {
        String agent = "BEGIN:VCARD\nVERSION:2.1\nFN:Agent\nEMAIL:agent@x.example\nEND:VCARD\n";
        String text = "BEGIN:VCARD\nVERSION:2.1\n%sFN:Mina\nEMAIL:mina@x.example\nEND:VCARD\n";
        List<String> mina = List.of("1 Mina [mina@x.example]");
        assertEquals(mina, told(text.formatted("AGENT:\n" + agent)));
        assertEquals(mina, told(text.formatted("AGENT:\n\n" + agent + "\n")));
        assertEquals(mina, told(text.formatted("AGENT:" + agent)));
    }

    @Test
    void an_agents_agent_is_neither() throws IOException {
        String text =
                "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:a\nAGENT:\nBEGIN:VCARD\nFN:b\nEND:VCARD\nEND:VCARD\nFN:Mina\nEND:VCARD\n";
        assertEquals(List.of("1 Mina []"), told(text));
    }

    @Test
    void what_kind_of_entry_it_is_is_no_network() throws IOException {
        List<Channel> channels =
                card("""
                        X-SOCIALPROFILE;TYPE=home:https://www.instagram.com/mina
                        X-SOCIALPROFILE;TYPE=work,tiktok:https://www.tiktok.com/@mina
                        X-SOCIALPROFILE;TYPE=pref;TYPE=Twitter:x-apple:minab
                        X-SOCIALPROFILE;TYPE=home:nobody
                        """)
                        .channels();
        assertEquals(
                List.of("twitter minab", "instagram mina", "tiktok mina"),
                channels.stream().map(one -> one.network() + " " + one.handle()).toList());
    }

    @Test
    void pages_of_accounts_and_networks_of_their_own_are_channels() throws IOException {
        List<Channel> channels =
                card("""
                        URL:https://mina.example/about
                        URL;TYPE=home:https://www.youtube.com/@mina
                        item1.URL:https://www.linkedin.com/in/mina-berg/
                        URL:https://www.youtube.com/watch?v=1
                        URL:https://www.instagram.com/p/abc
                        URL:not an address
                        IMPP:https://t.me/mina
                        IMPP:xmpp:mina@x.example
                        X-TWITTER:@mina
                        X-INSTAGRAM:mina
                        X-INSTAGRAM:https://www.instagram.com/Mina
                        X-ANNIVERSARY:2020-01-01
                        """)
                        .channels();
        assertEquals(
                List.of(
                        new Channel("youtube", "mina", "https://www.youtube.com/@mina", null),
                        new Channel("linkedin", "mina-berg", "https://www.linkedin.com/in/mina-berg/", null),
                        new Channel("telegram", "mina", "https://t.me/mina", null),
                        new Channel("twitter", "mina", null, null),
                        new Channel("instagram", "Mina", "https://www.instagram.com/Mina", null)),
                channels);
    }

    @Test
    void the_preferred_address_goes_first_and_none_begins_with_mailto() throws IOException {
        String old =
                "EMAIL;INTERNET:c@x.example\nEMAIL;INTERNET;PREF:b@x.example\nEMAIL;TYPE=work,pref:mailto:a@x.example\n";
        assertEquals(
                List.of("b@x.example", "a@x.example", "c@x.example"), card(old).emails());
        String ranked = "EMAIL:c@x.example\nEMAIL;PREF=2:b@x.example\nEMAIL;PREF=1:MAILTO:a@x.example\n";
        assertEquals(
                List.of("a@x.example", "b@x.example", "c@x.example"),
                card(ranked).emails());
    }
}
