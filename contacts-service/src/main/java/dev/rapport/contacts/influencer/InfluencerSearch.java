package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.contacts.influencer.Match.Sought;
import dev.rapport.contacts.influencer.Narrowing.Way;
import dev.rapport.contacts.influencer.SearchView.Hit;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Finds influencers by what people remember of them. The rarest word or filter leads to those who are looked at, at most
 * so many however many there are; how well they match is decided here, by {@link Match}.
 */
@ApplicationScoped
class InfluencerSearch {

    private static final int MOST_WORDS = 8;

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    private record Candidate(UUID id, String name, Match match) {}

    SearchView find(String said, int limit, InfluencerFilter filter) {
        Sought sought = sought(said);
        Narrowing narrowing = new Narrowing(filter, agency.id(), clock.instant());
        Leads leads = Leads.of(sought, narrowing, ways -> narrowing.count(database, ways));
        Map<UUID, Candidate> found = new HashMap<>();
        look(leads.asTyped(), sought, narrowing, found);
        if (found.size() < limit) look(leads.withSlips(), sought, narrowing, found);
        List<Candidate> best = found.values().stream()
                .sorted(Comparator.comparing(Candidate::match)
                        .thenComparing(Candidate::name)
                        .thenComparing(Candidate::id))
                .limit(limit)
                .toList();
        return new SearchView(hits(best), leads.areAll() && found.size() <= limit);
    }

    private void look(List<Way> ways, Sought sought, Narrowing narrowing, Map<UUID, Candidate> found) {
        if (ways.isEmpty()) return;
        List<?> rows = narrowing
                .bind(database.createNativeQuery(sql(ways, narrowing), Tuple.class))
                .getResultList();
        for (Object row : rows) {
            Tuple one = (Tuple) row;
            UUID id = one.get(0, UUID.class);
            Match.of(sought, List.of(one.get(2, String.class).split("\1")))
                    .ifPresent(match -> found.put(id, new Candidate(id, one.get(1, String.class), match)));
        }
    }

    static String sql(List<Way> ways, Narrowing narrowing) {
        StringJoiner ids = new StringJoiner(" UNION ALL ");
        for (Way way : ways) ids.add("(" + way.limited() + ")");
        return "SELECT i.id, i.name, array_to_string(i.traits, chr(1)) FROM influencer i WHERE i.agency = :agency AND i.archived = :archived"
                + " AND i.id = ANY (ARRAY(" + ids + "))" + narrowing.conditions();
    }

    private List<Hit> hits(List<Candidate> best) {
        if (best.isEmpty()) return List.of();
        List<UUID> ids = best.stream().map(Candidate::id).toList();
        Map<UUID, Influencer> influencers = database.createQuery(
                        "select i from Influencer i where i.id in :ids", Influencer.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Influencer::id, i -> i));
        // Whoever was deleted meanwhile is gone.
        return best.stream()
                .filter(one -> influencers.containsKey(one.id))
                .map(one -> new Hit(one.match.kind(), one.match.fields(), InfluencerView.of(influencers.get(one.id))))
                .toList();
    }

    private Sought sought(String said) {
        Tuple folded = (Tuple) database.createNativeQuery(
                        "SELECT f AS whole, array_to_string(words(f), ' ') AS words FROM ltrim(fold(:said), '@') AS f",
                        Tuple.class)
                .setParameter("said", said)
                .getSingleResult();
        String whole = folded.get(0, String.class);
        List<String> words = Stream.of(folded.get(1, String.class).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (whole.isEmpty()) throw Refusal.invalidParameter("q", "empty", "Give something to search for.");
        if (words.size() > MOST_WORDS) {
            throw Refusal.invalidParameter("q", "too_many_words", "A search takes up to " + MOST_WORDS + " words.");
        }
        return new Sought(whole, words);
    }
}
