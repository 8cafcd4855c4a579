package dev.rapport.scoring.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.arc.All;

import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.KnownContactTable;
import dev.rapport.scoring.ledger.KnownContactTable.Known;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.ledger.LedgerTable;
import dev.rapport.scoring.ledger.StaleTable;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.scores.StoredScore;
import dev.rapport.scoring.scores.StoredScoreTable;
import dev.rapport.scoring.settings.Settings;
import dev.rapport.scoring.settings.SettingsTable;

/**
 * Computes the stored scores of some influencers anew, from all that counts with them, and tells what changed: a handful
 * of statements for any number of them.
 */
@ApplicationScoped
public class Refresher {

    @Inject
    StoredScoreTable table;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    @All
    List<ScoreListener> listeners;

    /** For some who are not in the table of stale ones, or perhaps are. */
    public void lockAndRefresh(Connection connection, Collection<ContactKey> influencers) throws SQLException {
        StaleTable.mark(connection, influencers);
        refresh(connection, influencers, influencer -> null);
        StaleTable.remove(connection, influencers);
    }

    /**
     * The caller holds the locks: has taken them out of the table of stale ones.
     *
     * @param traces of what has changed something with an influencer; null where that is not known
     */
    void refresh(Connection connection, Collection<ContactKey> influencers, Function<ContactKey, String> traces)
            throws SQLException {
        LocalDate today = Moments.today(clock);
        Map<ContactKey, List<LedgerEntry>> histories = LedgerTable.of(connection, influencers);
        Map<String, Settings> settings = SettingsTable.of(connection, agencies(influencers));
        Map<ContactKey, Known> contacts = KnownContactTable.of(connection, concerned(influencers, histories));
        List<StoredScore> fresh = new ArrayList<>();
        for (ContactKey influencer : influencers) {
            List<LedgerEntry> history = histories.getOrDefault(influencer, List.of());
            boolean known = contacts.containsKey(influencer) || !history.isEmpty();
            if (known && !isGone(influencer, contacts) && !isMerged(influencer, contacts)) {
                fresh.addAll(scores(influencer, history, contacts, settings.get(influencer.agency()), today));
            }
        }
        replace(connection, table.of(connection, influencers), fresh, traces);
    }

    private static Set<String> agencies(Collection<ContactKey> influencers) {
        return influencers.stream().map(ContactKey::agency).collect(Collectors.toSet());
    }

    private static Set<ContactKey> concerned(
            Collection<ContactKey> influencers, Map<ContactKey, List<LedgerEntry>> histories) {
        Set<ContactKey> concerned = new HashSet<>(influencers);
        histories.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.organizationId() != null)
                .forEach(entry -> concerned.add(new ContactKey(entry.agency(), entry.organizationId())));
        return concerned;
    }

    /** With the agency as a whole, and with each of its organizations that did something with them. */
    private static List<StoredScore> scores(
            ContactKey influencer,
            List<LedgerEntry> history,
            Map<ContactKey, Known> contacts,
            Settings settings,
            LocalDate today) {
        Integer cadence =
                contacts.containsKey(influencer) ? contacts.get(influencer).cadenceMaxDays() : null;
        List<StoredScore> scores = new ArrayList<>();
        Relationship all = relationship(history, null, settings);
        Standing wholeAgency = all.asOf(today);
        scores.add(StoredScore.of(influencer, null, all, wholeAgency, wholeAgency, cadence, settings.version()));
        history.stream()
                .map(LedgerEntry::organizationId)
                .filter(Objects::nonNull)
                .distinct()
                .filter(id -> !isGone(new ContactKey(influencer.agency(), id), contacts))
                .forEach(id -> {
                    Relationship own = relationship(history, id, settings);
                    scores.add(StoredScore.of(
                            influencer, id, own, own.asOf(today), wholeAgency, cadence, settings.version()));
                });
        return scores;
    }

    private static boolean isGone(ContactKey contact, Map<ContactKey, Known> contacts) {
        return contacts.containsKey(contact) && contacts.get(contact).deleted();
    }

    /** They have no score of their own: what was done with them counts for another. */
    private static boolean isMerged(ContactKey influencer, Map<ContactKey, Known> contacts) {
        return contacts.containsKey(influencer) && contacts.get(influencer).mergedInto() != null;
    }

    /** @param organization null for the view over all organizations of the agency */
    private static Relationship relationship(List<LedgerEntry> history, UUID organization, Settings settings) {
        List<Interaction> counting = history.stream()
                .filter(entry -> organization == null || entry.countsFor(organization))
                .map(LedgerEntry::interaction)
                .toList();
        return Relationship.of(counting, settings.config());
    }

    private void replace(
            Connection connection, List<StoredScore> old, List<StoredScore> fresh, Function<ContactKey, String> traces)
            throws SQLException {
        EventBatch events = new EventBatch(json);
        List<ScoreChange> changes = new ArrayList<>();
        List<StoredScore> written = new ArrayList<>();
        Map<StoredScore.Key, StoredScore> left = new LinkedHashMap<>();
        for (StoredScore score : old) left.put(score.key(), score);
        for (StoredScore score : fresh) {
            StoredScore before = left.remove(score.key());
            StoredScore told = tell(score, before, events, traces);
            if (told.equals(before)) continue;
            written.add(told);
            changes.add(new ScoreChange(told, before, false));
        }
        List<StoredScore> gone = List.copyOf(left.values());
        for (StoredScore score : gone) {
            tellEnd(score, events, traces);
            changes.add(new ScoreChange(score, score, true));
        }
        table.store(connection, written);
        table.delete(connection, gone);
        events.write(connection);
        if (changes.isEmpty()) return;
        for (ScoreListener listener : listeners) listener.changed(connection, changes);
    }

    /** @param old null where there was none */
    private StoredScore tell(
            StoredScore score, StoredScore old, EventBatch events, Function<ContactKey, String> traces) {
        long version = old == null ? 0 : old.version();
        ScoreEvent.State before = old == null ? ScoreEvent.State.NEVER_TOLD : ScoreEvent.State.of(old);
        if (ScoreEvent.State.of(score).equals(before)) return score.version(version);
        StoredScore told = score.version(next(version));
        events.addCaused(
                told.agency(),
                ScoreEvent.of(told, before, false).told(),
                traces.apply(told.key().influencer()));
        return told;
    }

    private void tellEnd(StoredScore score, EventBatch events, Function<ContactKey, String> traces) {
        if (score.version() == 0) return;
        StoredScore told = score.version(next(score.version()));
        events.addCaused(
                told.agency(),
                ScoreEvent.of(told, ScoreEvent.State.of(score), true).told(),
                traces.apply(told.key().influencer()));
    }

    /** By the clock, so that a database made anew does not begin again at 1 and tell what looks old. */
    private long next(long version) {
        return Math.max(version + 1, clock.millis());
    }
}
