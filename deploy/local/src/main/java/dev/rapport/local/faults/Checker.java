package dev.rapport.local.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.rapport.local.faults.Violation.Kind;

/** Holds what is left against what clients know. No clock, no network, no order: the same is seen, the same is found. */
final class Checker {
    private final Seen seen;
    private final List<Violation> found = new ArrayList<>();

    private Checker(Seen seen) {
        this.seen = seen;
    }

    static List<Violation> check(Seen seen) {
        var checker = new Checker(seen);
        checker.checkWrites();
        checker.checkStored();
        checker.checkAgencies();
        checker.checkTold(checker.stored(), seen.told());
        checker.checkPhantomsTold();
        checker.checkTold(seen.scoresStored(), seen.scoresTold());
        checker.checkLedger();
        checker.checkScores();
        checker.checkRest();
        return List.copyOf(checker.found);
    }

    private void checkWrites() {
        Map<String, Fact> stored = byPlace(stored());
        for (Row row : seen.client().acknowledged()) {
            Fact there = stored.get(row.fact().place());
            if (there == null) add(Kind.LOST_WRITE, row.mark() + ": " + row.fact());
            else if (!there.equals(row.fact()))
                add(Kind.STORED_OTHERWISE, row.mark() + ": " + there + " is acknowledged as " + row.fact());
        }
        seen.client().refused().forEach((mark, reason) -> {
            // A rule of the house refuses some asks; nothing else that these clients do deserves it.
            if (!reason.startsWith("409")) add(Kind.REFUSED_WRONGLY, mark + ": " + reason);
        });
        for (String one : seen.client().contradictions()) add(Kind.CONTRADICTION, one);
    }

    private void checkStored() {
        Map<String, Row> asked = new HashMap<>();
        for (Row row : seen.client().acknowledged()) asked.put(row.mark(), row);
        Set<String> known = places(seen.client().acknowledged().stream().map(Row::fact));
        for (Row row : seen.stored()) {
            if (known.contains(row.fact().place())) continue;
            boolean again = row.mark() != null && asked.containsKey(row.mark());
            add(again ? Kind.WRITTEN_TWICE : Kind.PHANTOM, row.mark() + ": " + row.fact());
        }
    }

    private void checkAgencies() {
        Map<String, String> owners = new HashMap<>();
        seen.client().influencers().forEach((agency, all) -> all.forEach(one -> owners.put(one, agency)));
        List<Fact> all = new ArrayList<>(stored());
        all.addAll(seen.ledger());
        all.addAll(seen.told());
        for (Fact fact : all) {
            if (!fact.agency().equals(owners.get(fact.says().get(Fact.INFLUENCER))))
                add(Kind.FOREIGN, "of " + fact.agency() + ", with another's influencer: " + fact);
        }
        Set<String> own = places(stored().stream());
        owners.forEach((influencer, agency) -> own.add(agency + "/" + influencer));
        for (Client.Sight sight : seen.client().read()) {
            if (!own.contains(sight.agency() + "/" + sight.id()))
                add(Kind.FOREIGN, sight.agency() + " was shown " + sight.id());
        }
    }

    private void checkTold(List<Fact> stored, List<Fact> told) {
        Map<String, Fact> words = byPlace(told);
        for (Fact fact : stored) {
            Fact word = words.get(fact.place());
            if (word == null) add(Kind.NOT_TOLD, fact.toString());
            else if (!word.equals(fact.told())) add(Kind.TOLD_OTHERWISE, word + " instead of " + fact.told());
        }
    }

    private void checkPhantomsTold() {
        Set<String> own = places(stored().stream());
        for (Fact word : seen.told()) {
            if (!own.contains(word.place())) add(Kind.PHANTOM, "on the topic: " + word);
        }
    }

    private void checkLedger() {
        Map<String, Fact> ledger = byPlace(seen.ledger());
        for (Fact fact : stored()) {
            Fact counted = ledger.remove(fact.place());
            if (counted == null) add(Kind.NOT_COUNTED, fact.toString());
            else if (!counted.equals(fact.counted()))
                add(Kind.COUNTED_OTHERWISE, counted + " instead of " + fact.counted());
        }
        for (Fact left : ledger.values()) add(Kind.PHANTOM, "in the ledger: " + left);
    }

    private void checkScores() {
        Map<String, Long> expected = stored().stream()
                .filter(fact -> !fact.deleted())
                .collect(Collectors.groupingBy(Fact::influencer, Collectors.counting()));
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(seen.counts().keySet());
        for (String influencer : all) {
            long counted = seen.counts().getOrDefault(influencer, 0L);
            long there = expected.getOrDefault(influencer, 0L);
            if (counted != there) add(Kind.WRONG_COUNT, influencer + ": " + counted + " instead of " + there);
        }
        seen.scores().forEach((who, ways) -> {
            if (new HashSet<>(ways.values()).size() > 1) add(Kind.WRONG_SCORE, who + ": " + ways);
        });
    }

    private void checkRest() {
        seen.waiting().forEach((where, many) -> {
            if (many != 0) add(Kind.UNFINISHED, where + ": " + many);
        });
        for (String one : seen.poison()) {
            if (!seen.letters().contains(one)) add(Kind.NO_LETTER, one);
        }
        for (String one : seen.letters()) {
            if (!seen.poison().contains(one)) add(Kind.STRAY_LETTER, one);
        }
        for (String one : seen.faults()) add(Kind.NOT_ALIVE, one);
    }

    private List<Fact> stored() {
        return seen.stored().stream().map(Row::fact).toList();
    }

    private static Map<String, Fact> byPlace(List<Fact> facts) {
        return facts.stream()
                .collect(Collectors.toMap(Fact::place, Function.identity(), (a, b) -> b, LinkedHashMap::new));
    }

    private static Set<String> places(java.util.stream.Stream<Fact> facts) {
        return facts.map(Fact::place).collect(Collectors.toCollection(HashSet::new));
    }

    private void add(Kind kind, String what) {
        found.add(new Violation(kind, what));
    }
}
