package dev.rapport.contacts.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.privacy.Forgotten;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.file.Row;
import dev.rapport.kit.imports.Counts;
import dev.rapport.kit.imports.RowRules;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.time.Ids;

/** Some rows of a file, taken in by one transaction: decided one by one, written all at once. */
final class Batch {

    private final Job job;
    private final Instant now;
    private final RowRules rules;
    private final Forgotten forgotten;
    private final InfluencerTable influencers;
    private final ObjectMapper json;

    private final List<Stored> created = new ArrayList<>();
    private final List<Stored> updated = new ArrayList<>();
    private final Effects effects = new Effects();
    private int unchanged;
    private int refused;
    private int duplicates;
    private Known known;
    private Seen seen;
    private Set<String> erased;

    Batch(Job job, Instant now, RowRules rules, Forgotten forgotten, InfluencerTable influencers, ObjectMapper json) {
        this.job = job;
        this.now = now;
        this.rules = rules;
        this.forgotten = forgotten;
        this.influencers = influencers;
        this.json = json;
    }

    Counts store(Connection connection, List<Row<NewInfluencer>> rows) throws SQLException {
        List<NewInfluencer> said = rows.stream()
                .filter(row -> row.faults().isEmpty())
                .map(Row::said)
                .toList();
        known = Known.of(connection, job, said, influencers, !job.dryRun());
        seen = Seen.of(connection, job, said, known.ids());
        // After those who are known are locked: whoever is erased meanwhile is on the list by now.
        erased = erasedAmong(connection, said);
        rows.forEach(this::decide);
        seen.write(connection);
        write(connection);
        return Counts.ofRows(rows.size(), created.size(), updated.size(), unchanged, refused, duplicates);
    }

    /** Those of the keys of these rows by which somebody was known who was erased. */
    private Set<String> erasedAmong(Connection connection, List<NewInfluencer> said) throws SQLException {
        Set<String> keys =
                said.stream().flatMap(one -> Forgotten.keys(one).stream()).collect(Collectors.toSet());
        return forgotten.among(connection, job.agency(), keys).keySet();
    }

    private void decide(Row<NewInfluencer> row) {
        if (!row.faults().isEmpty()) {
            refuse(row, row.faults());
            return;
        }
        NewInfluencer said = row.said();
        List<Stored> matches = known.matches(said, job.matchBy());
        Stored match = matches.isEmpty() ? null : matches.getFirst();
        Long earlier = seen.earlier(said, match).orElse(null);
        if (earlier != null) {
            duplicates++;
            effects.refused(
                    row.line(),
                    List.of(new Fault(
                            null, "duplicate_in_file", "Line " + earlier + " is about the same influencer.")));
            return;
        }
        if (comesBack(said, match)) {
            refuse(row, null, "erased", "Somebody known by what this row says was erased.");
        } else if (matches.size() > 1) {
            refuse(row, null, "ambiguous", matches.size() + " influencers are known by what this row says.");
        } else if (known.isTaken(said, match)) {
            refuse(row, "/externalId", "taken", "Another influencer of your agency has the same externalId.");
        } else if (match == null) {
            create(row, said);
        } else {
            change(row, said, match);
        }
    }

    /** By what somebody else has, too, nobody comes back. */
    private boolean comesBack(NewInfluencer said, Stored match) {
        if (erased.isEmpty()) return false;
        Set<String> theirs = match == null ? Set.of() : Forgotten.keys(match.said());
        return Forgotten.keys(said).stream().anyMatch(key -> erased.contains(key) && !theirs.contains(key));
    }

    private void create(Row<NewInfluencer> row, NewInfluencer said) {
        if (job.mode() == Mode.update) {
            refuse(row, null, "not_found", "No influencer is known by what this row says.");
            return;
        }
        NewInfluencer whole = said.source() == null ? with(said, said.externalId(), job.source()) : said;
        List<Fault> faults = rules.faults(whole, NewInfluencer::requireSense, row.place());
        if (!faults.isEmpty()) {
            refuse(row, faults);
            return;
        }
        Stored fresh = new Stored(Ids.next(), 1, whole, false);
        created.add(fresh);
        effects.made(fresh, row.line());
        seen.add(said, null, row.line());
    }

    private static NewInfluencer with(
            NewInfluencer said, String externalId, dev.rapport.contacts.influencer.Source source) {
        return new NewInfluencer(
                said.name(),
                externalId,
                said.emails(),
                said.channels(),
                said.interests(),
                said.tags(),
                said.language(),
                said.location(),
                source,
                said.cadence(),
                said.notes());
    }

    private void change(Row<NewInfluencer> row, NewInfluencer said, Stored match) {
        if (job.mode() == Mode.create) {
            refuse(row, null, "already_exists", "An influencer is known by what this row says.");
            return;
        }
        // Found by the key of one who was merged into them, they keep their own.
        NewInfluencer told = known.isFormer(said, match) ? with(said, null, said.source()) : said;
        NewInfluencer merged = Merge.of(match.said(), told);
        List<Fault> faults = merged.equals(match.said())
                ? List.of()
                : rules.faults(merged, NewInfluencer::requireSense, row.place());
        if (!faults.isEmpty()) {
            refuse(row, faults);
            return;
        }
        if (merged.equals(match.said())) {
            unchanged++;
            seen.addUnchanged(said, match, row.line());
            return;
        }
        seen.add(said, match, row.line());
        Stored next = new Stored(match.id(), match.version() + 1, merged, match.archived());
        updated.add(next);
        effects.changed(next, match.said(), row.line());
    }

    private void refuse(Row<NewInfluencer> row, String pointer, String code, String message) {
        refuse(row, List.of(new Fault(pointer == null ? null : row.place().apply(pointer), code, message)));
    }

    private void refuse(Row<NewInfluencer> row, List<Fault> faults) {
        refused++;
        effects.refused(row.line(), faults);
    }

    private void write(Connection connection) throws SQLException {
        if (job.dryRun()) {
            effects.writeRefused(connection, job);
            return;
        }
        CompletableFuture<EventBatch> events;
        // Made while the database is at work, which has more to do than they have.
        try (ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            events = CompletableFuture.supplyAsync(this::events, aside);
            influencers.insert(connection, job.agency(), created, now);
            influencers.update(connection, job.agency(), updated, now);
        }
        events.join().write(connection);
        effects.write(connection, job, json);
    }

    private EventBatch events() {
        EventBatch events = new EventBatch(json);
        for (List<Stored> some : List.of(created, updated)) {
            for (Stored one : some) events.add(job.agency(), ContactEvents.changed(job.agency(), one));
        }
        return events;
    }
}
