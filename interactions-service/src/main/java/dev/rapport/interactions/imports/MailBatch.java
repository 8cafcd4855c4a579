package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.interactions.mailbox.Mail;
import dev.rapport.interactions.mailbox.OwnAddresses;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.imports.Counts;
import dev.rapport.kit.imports.Refusals;
import dev.rapport.kit.outbox.Pseudonym;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Ids;
import dev.rapport.kit.time.Moments;
import dev.rapport.kit.work.Columns;

/** Some mails of a mailbox, kept by one transaction with the influencers that they are with; what they were comes later. */
final class MailBatch {

    private record Kept(
            UUID id,
            long line,
            UUID influencerId,
            boolean outward,
            Instant occurredAt,
            UUID key,
            UUID message,
            List<UUID> answers,
            String subject) {}

    /** A mail and who has to do with it on the other side. */
    private record Letter(Row<Mail> row, boolean outward, List<String> others, String messageId) {}

    private final Job job;
    private final Tools tools;
    private final OwnAddresses ours;
    private final Refusals refusals = new Refusals();
    private final List<Kept> kept = new ArrayList<>();
    private final Map<String, Long> strangers = new HashMap<>();
    private int refused;
    private int created;
    private int unchanged;
    private int duplicates;

    MailBatch(Job job, Tools tools) {
        this.job = job;
        this.tools = tools;
        this.ours = new OwnAddresses(Set.copyOf(job.ours()));
    }

    Counts store(Connection connection, List<Row<Mail>> rows) throws SQLException {
        List<Letter> letters = new ArrayList<>();
        for (Row<Mail> row : rows) {
            List<Fault> faults = row.faults().isEmpty() ? future(row.said()) : row.faults();
            if (!faults.isEmpty()) refuse(row.line(), faults);
            else if (!row.said().unwanted()) letters.add(letter(row));
        }
        Set<String> addresses =
                letters.stream().flatMap(one -> one.others().stream()).collect(Collectors.toSet());
        Map<String, String> keys = new HashMap<>();
        for (String address : addresses) {
            keys.put(
                    address,
                    Pseudonym.of(job.agency(), Stream.of(Pseudonym.email(address)))
                            .getFirst());
        }
        ContactLookup contacts =
                ContactLookup.held(connection, job.agency(), List.of(job.organizationId()), keys.values());
        Map<Letter, Set<UUID>> people = new HashMap<>();
        for (Letter letter : letters) people.put(letter, people(letter, contacts, keys));
        KnownRows known = KnownRows.of(
                connection,
                job,
                people.entrySet().stream()
                        .flatMap(
                                one -> one.getValue().stream().flatMap(id -> keys(one.getKey(), id, contacts).stream()))
                        .collect(Collectors.toSet()));
        for (Letter letter : letters) keep(letter, people.get(letter), contacts, known);
        write(connection, known);
        return Counts.ofRows(rows.size(), created, 0, unchanged, refused, duplicates);
    }

    private List<Fault> future(Mail mail) {
        try {
            Moments.happened(mail.at(), tools.clock(), "Date");
            return List.of();
        } catch (Refusal refusal) {
            return List.of(new Fault("Date", "in_the_future", "This mail is from the future."));
        }
    }

    private void refuse(long line, List<Fault> faults) {
        refused++;
        refusals.add(line, faults);
    }

    private Letter letter(Row<Mail> row) {
        Mail mail = row.said();
        boolean outward = mail.from().stream().anyMatch(ours::contains);
        List<String> others = (outward ? mail.to() : mail.from())
                .stream().filter(address -> !ours.contains(address)).toList();
        // Without an id, a mail is the same one where all that the header tells is the same.
        String id = mail.messageId() == null
                ? "none " + mail.from() + mail.to() + mail.at() + mail.subject()
                : mail.messageId();
        return new Letter(row, outward, others, id);
    }

    private Set<UUID> people(Letter letter, ContactLookup contacts, Map<String, String> keys) {
        Set<UUID> people = new HashSet<>();
        if (!contacts.isOrganization(job.organizationId())) {
            refuse(letter.row().line(), List.of(new Fault(null, "unknown_reference", "No organization has this id.")));
            return people;
        }
        for (String address : letter.others()) {
            List<UUID> found = contacts.influencers(keys.get(address));
            if (found.isEmpty()) strangers.merge(address, 1L, Long::sum);
            else if (found.size() == 1) people.add(found.getFirst());
            else {
                String message = found.size() + " influencers have one address of this mail.";
                refusals.add(letter.row().line(), List.of(new Fault(null, "ambiguous", message)));
            }
        }
        return people;
    }

    /** The influencer has one inbox, whichever organizations they are written to for. */
    private static UUID key(Letter letter, UUID influencer) {
        return RowKey.of("mail", influencer.toString(), letter.messageId());
    }

    /** Also as if the mail had come before they were merged. */
    private static List<UUID> keys(Letter letter, UUID influencer, ContactLookup contacts) {
        return contacts.allOf(influencer).stream().map(id -> key(letter, id)).toList();
    }

    private static UUID message(String id) {
        return RowKey.of("message", id);
    }

    private void keep(Letter letter, Set<UUID> people, ContactLookup contacts, KnownRows known) {
        Mail mail = letter.row().said();
        boolean fresh = false;
        boolean here = false;
        for (UUID influencer : people) {
            UUID key = key(letter, influencer);
            KnownRows.Earlier earlier = known.earlier(keys(letter, influencer, contacts));
            if (earlier != null) {
                here |= earlier.importId().equals(job.id());
                continue;
            }
            fresh = true;
            known.add(key, key, letter.row().line(), Sort.INTERACTION, null);
            kept.add(new Kept(
                    Ids.next(),
                    letter.row().line(),
                    influencer,
                    letter.outward(),
                    mail.at(),
                    key,
                    message(letter.messageId()),
                    mail.answers().stream().map(MailBatch::message).toList(),
                    job.subjects() ? mail.subject() : null));
        }
        if (fresh) created++;
        else if (here) duplicates++;
        else if (!people.isEmpty()) unchanged++;
    }

    private void write(Connection connection, KnownRows known) throws SQLException {
        refusals.write(connection, job);
        known.write(connection);
        writeStrangers(connection);
        if (kept.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO import_mail (agency, import_id, organization_id, version, state, id, line, influencer_id, outward,
                    occurred_at, key, message, answers, subject)
                SELECT ?, ?, ?, 1, 'READ', x.* FROM jsonb_to_recordset(?::jsonb) AS x(id uuid, line bigint,
                    "influencerId" uuid, outward boolean, "occurredAt" timestamptz, key uuid, message uuid, answers uuid[],
                    subject text)""")) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            insert.setObject(3, job.organizationId());
            insert.setString(4, tools.json().writeValueAsString(kept));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }

    private void writeStrangers(Connection connection) throws SQLException {
        Collection<Map.Entry<String, Long>> all = strangers.entrySet();
        if (all.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO import_stranger AS known (agency, import_id, address, mails)
                SELECT ?, ?, * FROM unnest(?::text[], ?::bigint[])
                ON CONFLICT (agency, import_id, address) DO UPDATE SET mails = known.mails + excluded.mails""")) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            new Columns<>(insert, 2, all).add("text", Map.Entry::getKey).add("bigint", Map.Entry::getValue);
            insert.executeUpdate();
        }
    }
}
