package dev.rapport.local.faults;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing in one version, whoever says so: a client, a database, a topic, the ledger.
 *
 * @param says in the words of events; numbers as Java writes them, so that equal texts are equal bits
 */
record Fact(String agency, String id, long version, boolean deleted, SortedMap<String, String> says) {

    static final String INFLUENCER = "influencerId";
    static final String AT = "occurredAt";
    static final String DAY = "day";

    private static final Set<String> IDENTITY = Set.of("kind", "organizationId", INFLUENCER, AT, DAY);

    Fact {
        says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
    }

    /** As the ledger has it, which knows what is told, and days and no moments. */
    Fact counted() {
        SortedMap<String, String> counted = new TreeMap<>(told().says());
        String at = counted.remove(AT);
        if (at != null)
            counted.put(
                    DAY,
                    Instant.parse(at).atOffset(ZoneOffset.UTC).toLocalDate().toString());
        return new Fact(agency, id, version, deleted, counted);
    }

    /** As it is told: of what was deleted no more than which it was. */
    Fact told() {
        if (!deleted) return this;
        SortedMap<String, String> left = new TreeMap<>(says);
        left.keySet().retainAll(IDENTITY);
        return new Fact(agency, id, version, true, left);
    }

    /** Ids of two agencies have nothing to do with each other. */
    String place() {
        return agency + "/" + id;
    }

    String influencer() {
        return agency + "/" + says.get(INFLUENCER);
    }
}
