package dev.rapport.local.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that there is to see once it is quiet again.
 *
 * @param stored rows of interactions and research notes
 * @param told the last word of the topics on each thing
 * @param ledger what counts in scores
 * @param scoresStored states of relationships as scoring has told them, by its own table
 * @param scoresTold the last word of the topic on them
 * @param scores of each influencer, as by each of several ways to know them
 * @param counts of each influencer's interactions, as the score says
 * @param waiting what is not done yet, by where: outboxes, consumers behind, scores to be computed
 * @param poison where records lie that nobody can take, with who has to set each aside
 * @param letters what was set aside, in the same words
 * @param faults of processes: that ended by themselves, or said that they are not alive
 */
record Seen(
        Client client,
        List<Row> stored,
        List<Fact> told,
        List<Fact> ledger,
        List<Fact> scoresStored,
        List<Fact> scoresTold,
        Map<String, Map<String, String>> scores,
        Map<String, Long> counts,
        Map<String, Long> waiting,
        Set<String> poison,
        Set<String> letters,
        List<String> faults) {}
