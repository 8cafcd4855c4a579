package dev.rapport.interactions.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.UnreadableFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Mailboxes as programs write them. */
class MboxRowsTest {

    private static List<Row<Mail>> read(BufferedReader text) throws IOException {
        MboxRows rows = new MboxRows(text);
        List<Row<Mail>> all = new ArrayList<>();
        for (Row<Mail> row = rows.next(); row != null; row = rows.next()) all.add(row);
        return all;
    }

    private static List<Row<Mail>> awkward() throws IOException {
        var file = MboxRowsTest.class.getResourceAsStream("/mailbox/awkward.mbox");
        try (var text = new BufferedReader(new InputStreamReader(file, StandardCharsets.ISO_8859_1))) {
            return read(text);
        }
    }

    private static List<Row<Mail>> text(String text) throws IOException {
        return read(new BufferedReader(new StringReader(text)));
    }

    @Test
    void folded_and_encoded_headers_are_read_and_bodies_pass_by() throws IOException {
        Mail hello = awkward().getFirst().said();
        assertEquals(List.of("press@agency.example"), hello.from());
        assertEquals(List.of("mina@berg.example", "press@agency.example", "nora@lake.example"), hello.to());
        assertEquals("2026-01-05T10:00:00Z", hello.at().toString());
        assertEquals("hello@agency.example", hello.messageId());
        assertEquals("Who we are – and why", hello.subject());
    }

    @Test
    void dates_come_in_many_forms_and_else_from_the_line_before_the_mail() throws IOException {
        List<Row<Mail>> mails = awkward();
        assertEquals("2026-01-06T09:30:00Z", mails.get(1).said().at().toString());
        assertEquals("2026-01-06T12:30:00Z", mails.get(2).said().at().toString());
        assertEquals("2026-01-14T08:00:00Z", mails.get(4).said().at().toString());
        assertEquals("2026-01-16T07:00:00Z", mails.get(6).said().at().toString());
    }

    @Test
    void what_a_mail_answers_is_named_the_nearest_first() throws IOException {
        List<Row<Mail>> mails = awkward();
        assertEquals(List.of("hello@agency.example"), mails.get(1).said().answers());
        assertEquals(
                List.of("re-hello@berg.example", "hello@agency.example"),
                mails.get(2).said().answers());
    }

    @Test
    void automatic_mails_are_known_as_such() throws IOException {
        List<Row<Mail>> mails = awkward();
        assertTrue(mails.get(3).said().unwanted());
        assertEquals(
                1,
                mails.stream()
                        .filter(one -> one.faults().isEmpty() && one.said().unwanted())
                        .count());
    }

    @Test
    void a_mail_without_sender_or_time_spoils_no_other() throws IOException {
        List<Row<Mail>> mails = awkward();
        assertEquals("no_sender", mails.get(8).faults().getFirst().code());
        assertEquals("inner@agency.example", mails.getLast().said().messageId());
        assertNull(mails.get(4).said().messageId());
        Mail old = text("From a@b.example Thu Jan  1 00:00:00 1970\nFrom: c@d.example\n\n")
                .getFirst()
                .said();
        assertNull(old);
    }

    @Test
    void what_is_no_mailbox_is_not_read_as_one() {
        assertEquals(
                "not_mbox",
                assertThrows(UnreadableFile.class, () -> text("kind,occurredAt\nHELP,2021\n"))
                        .code());
        assertThrows(UnreadableFile.class, () -> text("\n\n"));
    }

    @Test
    void endless_lines_and_headers_take_no_room() throws IOException {
        String begin = "From a@b.example Mon Jan  5 10:00:00 2026\nFrom: c@d.example\n";
        var longBody = text(begin + "\n" + "x".repeat(3 << 20) + "\n\n" + begin + "\n");
        assertEquals(2, longBody.size());
        var longHeader = text(begin + "To: " + "x@y.example,".repeat(60_000) + "\n\n" + begin + "\n");
        assertEquals(
                "header_too_long", longHeader.getFirst().faults().getFirst().code());
        assertEquals(List.of("c@d.example"), longHeader.getLast().said().from());
    }

    @Test
    void subjects_are_readable_however_they_were_written() throws IOException {
        String begin = "From a@b.example Mon Jan  5 10:00:00 2026\nFrom: c@d.example\nSubject: ";
        String utf8 = new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals("Grüße", text(begin + utf8 + "\n\n").getFirst().said().subject());
        assertEquals("Grüße", text(begin + "Grüße\n\n").getFirst().said().subject());
        assertEquals("Ein Vorschläg", awkward().get(6).said().subject());
    }

    private static final String BEGIN = "From a@b.example Mon Jan  5 10:00:00 2026\n";

    private static List<String> idsOf(String text) throws IOException {
        return text(text).stream().map(one -> one.said().messageId()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From Monday 10:00 on we can talk",
                "From Monday Jan 5 10:00:00 2026 on we can talk",
                "From Mon Jan 5 10:00:00 2026",
                "From our side Mon Jan 5 10:00:00 2026",
                "From a@b.example Mon Jan 5 2026",
                "From a@b.example 2026-01-05 10:00:00",
                ">From a@b.example Mon Jan  5 10:00:00 2026",
                "From: a@b.example Mon Jan  5 10:00:00 2026"
            })
    void a_sentence_begins_no_mail(String line) throws IOException {
        assertEquals(
                List.of("1@b"), idsOf(BEGIN + "From: a@b\nMessage-ID: <1@b>\n\nHello,\n\n" + line + "\nFrom: c@d\n"));
        assertEquals(
                "not_mbox",
                assertThrows(UnreadableFile.class, () -> text(line + "\n")).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From a@b.example Mon Jan  5 10:00:00 2026",
                "From a@b.example Mon Jan 05 10:00 2026",
                "From - Mon Jan 05 10:00:00 2026",
                "From MAILER-DAEMON Mon Jan  5 10:00:00 2026",
                "From 1790@xxx Mon Jan 05 10:00:00 +0000 2026",
                "From a@b.example Mon Jan  5 10:00:00 GMT 2026",
                "From a@b.example Mon Jan  5 10:00:00 2026 +0000",
                "From a@b.example Mon, 5 Jan 2026 10:00:00 +0000",
                "From uucp Mon Jan  5 10:00:00 2026 remote from host",
                "From a@b.example  Mon Jan  5 10:00:00 2026\r"
            })
    void the_line_before_a_mail_comes_in_these_forms(String line) throws IOException {
        List<Row<Mail>> mails = text(BEGIN + "From: a@b\n\nHello\n\n" + line + "\nFrom: c@d\n\n");
        assertEquals(List.of("c@d"), mails.getLast().said().from());
        assertEquals("2026-01-05T10:00:00Z", mails.getLast().said().at().toString());
        assertEquals(2, mails.size());
    }

    @Test
    void what_is_forwarded_in_a_body_is_no_mail() throws IOException {
        String forwarded = "Look at this:\n" + BEGIN + "From: c@d\nMessage-ID: <2@b>\n\n"
                + "-----Original Message-----\nFrom: e@f\nSent: Monday, January 5, 2026 10:00\nTo: a@b\n\nHello\n\n>"
                + BEGIN;
        String next = "\n" + BEGIN + "From: g@h\nMessage-ID: <3@b>\n\n";
        assertEquals(List.of("1@b", "3@b"), idsOf(BEGIN + "From: a@b\nMessage-ID: <1@b>\n\n" + forwarded + next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Gmail-Labels: Archived,\"Drafts\",Opened",
                "X-Gmail-Labels: =?UTF-8?Q?M=C3=BCll,Spam?=",
                "X-Gmail-Labels: Trash",
                "X-Mozilla-Status: 0009",
                "X-Status: T",
                "Status: RD",
                "X-Status: Draft"
            })
    void what_was_never_sent_or_was_thrown_away_is_left_out(String field) throws IOException {
        assertTrue(
                text(BEGIN + "From: a@b\n" + field + "\n\n").getFirst().said().unwanted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Gmail-Labels: Inbox,Important,Spam reports",
                "X-Mozilla-Status: 0001",
                "X-Mozilla-Status: what",
                "X-Status: A",
                "Status: RO",
                "Status: SENT"
            })
    void what_was_sent_and_kept_is_not(String field) throws IOException {
        assertFalse(
                text(BEGIN + "From: a@b\n" + field + "\n\n").getFirst().said().unwanted());
    }

    @Test
    void groups_are_their_members_and_encoded_names_hide_no_address() throws IOException {
        Mail mail = text(BEGIN + "From: =?utf-8?Q?Berg=2C_Mina?= <mina@berg.example>\n"
                        + "To: Team: a@x.example, \"B, C\" <b@y.example>;, undisclosed-recipients:;\n"
                        + "Cc: =?utf-8?B?TsO4cmEsIGF0IHRoZSBsYWtl?= <nora@lake.example>, d@z.example\n\n")
                .getFirst()
                .said();
        assertEquals(List.of("mina@berg.example"), mail.from());
        assertEquals(List.of("a@x.example", "b@y.example", "nora@lake.example", "d@z.example"), mail.to());
        Mail nobody = text(BEGIN + "From: a@b\nTo: undisclosed-recipients:;\nBcc: Empty:;\n\n")
                .getFirst()
                .said();
        assertEquals(List.of(), nobody.to());
        Mail twice = text(BEGIN + "From: a@b\nTo: undisclosed-recipients:;\nTo: c@d.example\n\n")
                .getFirst()
                .said();
        assertEquals(List.of("c@d.example"), twice.to());
    }
}
