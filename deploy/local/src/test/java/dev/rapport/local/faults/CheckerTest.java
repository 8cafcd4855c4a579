package dev.rapport.local.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.rapport.local.faults.Violation.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CheckerTest {
    private static final String MINA = "mina";
    private static final String OTHER = "noor";
    private static final Fact HELP = fact("north", "a", 2, Map.of("kind", "HELP", "relevance", "0.7"));
    private static final Fact NOTE = fact("north", "b", 1, Map.of("kind", "RESEARCH", "value", "2"));
    private static final Fact GONE = new Fact(
            "north",
            "c",
            3,
            true,
            fact("north", "c", 3, Map.of("kind", "GIFT", "solicited", "true")).says());
    private static final Fact STAGE =
            new Fact("north", "s", 9, false, new TreeMap<>(Map.of(Fact.INFLUENCER, MINA, "stage", "AWARE")));

    /** A world in which nothing is wrong, to begin with. */
    private final Scene scene = new Scene();

    private static Fact fact(String agency, String id, long version, Map<String, String> details) {
        var says = new TreeMap<>(details);
        says.put(Fact.INFLUENCER, MINA);
        says.put(Fact.AT, "2026-03-31T09:30:00Z");
        return new Fact(agency, id, version, false, says);
    }

    private static Fact with(Fact fact, String word, String value) {
        var says = new TreeMap<>(fact.says());
        says.put(word, value);
        return new Fact(fact.agency(), fact.id(), fact.version(), fact.deleted(), says);
    }

    private static Fact version(Fact fact, long version) {
        return new Fact(fact.agency(), fact.id(), version, fact.deleted(), fact.says());
    }

    @Test
    void where_all_is_as_acknowledged_nothing_is_found() {
        assertEquals(List.of(), Checker.check(scene.seen()));
    }

    @Test
    void an_acknowledged_write_that_is_not_stored_is_lost() {
        scene.stored = List.of(scene.stored.get(1), scene.stored.get(2));
        finds(Kind.LOST_WRITE);
    }

    @Test
    void a_correction_that_is_not_stored_is_found() {
        scene.stored = List.of(new Row(version(HELP, 1), "w-1"), scene.stored.get(1), scene.stored.get(2));
        finds(Kind.STORED_OTHERWISE);
    }

    @Test
    void a_deletion_that_is_not_stored_is_found() {
        Fact back = new Fact("north", "c", 3, false, GONE.says());
        scene.stored = List.of(scene.stored.get(0), scene.stored.get(1), new Row(back, "w-3"));
        finds(Kind.STORED_OTHERWISE);
    }

    @Test
    void one_bit_of_a_number_is_enough() {
        scene.stored = List.of(
                new Row(with(HELP, "relevance", "0.7000000000000001"), "w-1"),
                scene.stored.get(1),
                scene.stored.get(2));
        finds(Kind.STORED_OTHERWISE);
    }

    @Test
    void one_wish_stored_twice_is_found() {
        scene.store(new Row(fact("north", "d", 2, Map.of("kind", "HELP", "relevance", "0.7")), "w-1"));
        finds(Kind.WRITTEN_TWICE);
    }

    @Test
    void what_nobody_asked_for_is_found() {
        scene.store(new Row(fact("north", "d", 1, Map.of("kind", "GIFT")), "w-99"));
        finds(Kind.PHANTOM);
    }

    @Test
    void what_counts_and_is_not_stored_is_found() {
        scene.ledger = List.of(
                HELP.counted(), NOTE.counted(), GONE.counted(), version(HELP, 2).counted(), other());
        finds(Kind.PHANTOM);
    }

    @Test
    void what_is_told_and_not_stored_is_found() {
        scene.told = List.of(HELP, NOTE, GONE.told(), fact("north", "d", 1, Map.of("kind", "GIFT")));
        finds(Kind.PHANTOM);
    }

    private static Fact other() {
        return fact("north", "d", 1, Map.of("kind", "GIFT")).counted();
    }

    @Test
    void a_refusal_for_no_reason_is_found_and_one_by_the_house_rules_is_none() {
        scene.refused = Map.of("w-7", "409 ask_refused");
        assertEquals(List.of(), Checker.check(scene.seen()));
        scene.refused = Map.of("w-7", "404 not_found");
        finds(Kind.REFUSED_WRONGLY);
    }

    @Test
    void an_answer_against_an_acknowledgement_is_found() {
        scene.contradictions = List.of("CORRECTED of w-1: 404");
        finds(Kind.CONTRADICTION);
    }

    @Test
    void a_row_with_another_agencys_influencer_is_found() {
        scene.ledger = List.of(with(HELP, Fact.INFLUENCER, OTHER).counted(), NOTE.counted(), GONE.counted());
        finds(Kind.FOREIGN);
    }

    @Test
    void what_an_agency_is_shown_of_another_is_found() {
        scene.read = List.of(new Client.Sight("south", "a"));
        finds(Kind.FOREIGN);
    }

    @Test
    void what_was_never_told_is_found() {
        scene.told = List.of(HELP, GONE.told());
        finds(Kind.NOT_TOLD);
        scene.told = List.of(HELP, NOTE, GONE.told());
        scene.scoresTold = List.of();
        finds(Kind.NOT_TOLD);
    }

    @Test
    void an_old_state_as_the_last_word_of_a_topic_is_found() {
        scene.told = List.of(version(HELP, 1), NOTE, GONE.told());
        finds(Kind.TOLD_OTHERWISE);
    }

    @Test
    void what_is_stored_and_does_not_count_is_found() {
        scene.ledger = List.of(HELP.counted(), GONE.counted());
        finds(Kind.NOT_COUNTED);
    }

    @Test
    void what_counts_otherwise_than_stored_is_found() {
        scene.ledger = List.of(version(HELP, 1).counted(), NOTE.counted(), GONE.counted());
        finds(Kind.COUNTED_OTHERWISE);
    }

    @Test
    void a_score_that_counts_one_too_many_is_found() {
        scene.counts = Map.of("north/" + MINA, 3L);
        finds(Kind.WRONG_COUNT);
    }

    @Test
    void a_score_that_is_another_when_computed_anew_is_found() {
        scene.scores = Map.of("north/mina", Map.of("stored", "12.5", "rebuilt", "12.500000000000002"));
        finds(Kind.WRONG_SCORE);
    }

    @Test
    void what_still_waits_is_found() {
        scene.waiting = Map.of("outbox of contacts", 1L);
        finds(Kind.UNFINISHED);
    }

    @Test
    void poison_that_was_not_set_aside_is_found_and_so_is_what_was_and_is_none() {
        scene.poison = Set.of("/scoring contacts-1-7");
        finds(Kind.NO_LETTER);
        scene.letters = Set.of("/scoring contacts-1-7");
        assertEquals(List.of(), Checker.check(scene.seen()));
        scene.poison = Set.of();
        finds(Kind.STRAY_LETTER);
    }

    @Test
    void a_process_that_ended_by_itself_is_found() {
        scene.faults = List.of("scoring-1 ended by itself");
        finds(Kind.NOT_ALIVE);
    }

    private void finds(Kind kind) {
        Set<Kind> found = new java.util.HashSet<>();
        Checker.check(scene.seen()).forEach(one -> found.add(one.kind()));
        assertEquals(true, found.contains(kind), kind + " is not in " + found);
    }

    private static final class Scene {
        private List<Row> stored = List.of(new Row(HELP, "w-1"), new Row(NOTE, "w-2"), new Row(GONE, null));
        private Map<String, String> refused = Map.of();
        private List<String> contradictions = List.of();
        private List<Client.Sight> read = List.of(new Client.Sight("north", "a"), new Client.Sight("south", OTHER));
        private List<Fact> told = List.of(HELP, NOTE, GONE.told());
        private List<Fact> ledger = List.of(HELP.counted(), NOTE.counted(), GONE.counted());
        private List<Fact> scoresTold = List.of(STAGE);
        private Map<String, Map<String, String>> scores =
                Map.of("north/mina", Map.of("stored", "12.5", "rebuilt", "12.5"));
        private Map<String, Long> counts = Map.of("north/" + MINA, 2L);
        private Map<String, Long> waiting = Map.of("outbox of contacts", 0L);
        private Set<String> poison = Set.of();
        private Set<String> letters = Set.of();
        private List<String> faults = List.of();

        private void store(Row more) {
            stored = new java.util.ArrayList<>(stored);
            stored.add(more);
        }

        private Seen seen() {
            var client = new Client(
                    Map.of("north", List.of(MINA), "south", List.of(OTHER)),
                    List.of(new Row(HELP, "w-1"), new Row(NOTE, "w-2"), new Row(GONE, "w-3")),
                    refused,
                    contradictions,
                    read);
            return new Seen(
                    client,
                    stored,
                    told,
                    ledger,
                    List.of(STAGE),
                    scoresTold,
                    scores,
                    counts,
                    waiting,
                    poison,
                    letters,
                    faults);
        }
    }
}
