package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.faults.Sender.Answer;
import dev.rapport.local.faults.Sender.Wish;

/** What all clients know of what became of their wishes. */
final class Journal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What became of a wish when it was first sent, or only later. */
    enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN,
        SETTLED
    }

    private final Sender sender;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private final Set<Client.Sight> sights = ConcurrentHashMap.newKeySet();
    private final Map<Deed.Wanted, Map<Outcome, Integer>> counts = new EnumMap<>(Deed.Wanted.class);

    Journal(Sender sender) {
        this.sender = sender;
    }

    synchronized void add(Deed deed) {
        deeds.add(deed);
    }

    void saw(String agency, JsonNode items, String field) {
        for (JsonNode item : items)
            sights.add(new Client.Sight(agency, item.path(field).asText()));
    }

    /** Writes down what became of the deed's open wish; where nobody knows, it stays open. */
    void settle(Deed deed, Answer answer) throws InterruptedException {
        Answer known = seenThrough(deed, answer);
        count(deed, outcome(known));
        write(deed, known);
    }

    private synchronized void write(Deed deed, Answer answer) {
        if (answer.isUnknown()) return;
        if (answer.isDone()) {
            deed.done(deed.exists() ? null : answer.body().path("id").asText());
            return;
        }
        if (deed.exists()) contradictions.add(deed.wanted() + " of " + deed.row() + ": " + answer.reason());
        else refused.put(deed.mark, answer.reason());
        deed.refused();
    }

    /** An attempt to correct that seemed to fail may have changed the version which the next one named: the thing itself tells. */
    private Answer seenThrough(Deed deed, Answer answer) throws InterruptedException {
        if (!answer.doubtful() || !deed.exists()) return answer;
        if (isGone(deed, answer)) return new Answer(204, Sender.JSON.nullNode(), false);
        if (answer.status() != 412) return answer;
        Wish open = deed.open();
        Map<String, String> headers = new LinkedHashMap<>(open.headers());
        headers.remove("If-Match");
        Answer now = sender.send(new Wish(open.service(), "GET", open.path(), headers, null), PATIENCE);
        if (isGone(deed, now)) return new Answer(204, Sender.JSON.nullNode(), false);
        boolean applied = now.isDone() && now.body().path("version").asLong() == deed.version() + 1;
        return applied ? new Answer(200, now.body(), false) : answer;
    }

    private static boolean isGone(Deed deed, Answer answer) {
        return answer.status() == 404 && deed.wanted() == Deed.Wanted.DELETED;
    }

    private static Outcome outcome(Answer answer) {
        if (answer.isUnknown()) return Outcome.UNKNOWN;
        return answer.isDone() ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
    }

    private synchronized void count(Deed deed, Outcome outcome) {
        counts.computeIfAbsent(deed.wanted(), wanted -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1, Integer::sum);
    }

    /** Asks again, with the same key, for all whose outcome is not known. */
    void settleAll() throws InterruptedException {
        List<Deed> open;
        synchronized (this) {
            open = deeds.stream().filter(deed -> deed.open() != null).toList();
        }
        for (Deed deed : open) {
            Answer answer = sender.send(deed.open(), PATIENCE);
            // Whatever was sent before may have had its effect.
            write(deed, seenThrough(deed, new Answer(answer.status(), answer.body(), true)));
            if (deed.open() == null) count(deed, Outcome.SETTLED);
            else neverAnswered(deed);
        }
    }

    private synchronized void neverAnswered(Deed deed) {
        contradictions.add("never answered: " + deed.mark);
    }

    synchronized Client client(Map<String, List<String>> influencers) {
        List<Row> rows = deeds.stream().filter(Deed::exists).map(Deed::row).toList();
        return new Client(influencers, rows, Map.copyOf(refused), List.copyOf(contradictions), List.copyOf(sights));
    }

    synchronized int size() {
        return deeds.size();
    }

    /** By class of operation. */
    synchronized String report() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(one -> "  %-10s %s".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("\n"));
    }
}
