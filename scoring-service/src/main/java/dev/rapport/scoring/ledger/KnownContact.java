package dev.rapport.scoring.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/**
 * An influencer or organization that exists, as far as the contacts topic has told; {@link KnownContactTable} writes them.
 *
 * @param interests fingerprints, see {@link dev.rapport.kit.outbox.Fingerprint}
 * @param cadenceMaxDays after how many days of silence an influencer's tie is at risk; null where nobody has set a cadence
 * @param goals of an organization; null where no event has told of any yet
 * @param presence of each presence of an organization the day it was last active, null where nobody knows
 * @param mergedInto whom an influencer is found under now; null where they are still themselves
 */
public record KnownContact(
        UUID id,
        Kind kind,
        boolean deleted,
        List<String> interests,
        Integer cadenceMaxDays,
        Integer goals,
        List<LocalDate> presence,
        UUID mergedInto) {

    /** What it is. */
    public enum Kind {
        INFLUENCER,
        ORGANIZATION
    }

    /** No entity: what Hibernate does for one, each time anew, took a third of what a score took. */
    private static final String OF =
            """
            SELECT id, kind, deleted, CAST(interests AS text[]) AS interests, cadence_max_days, goals,
                CAST(presence AS text[]) AS presence, merged_into
            FROM known_contact WHERE agency = ?1 AND id = ANY (?2)""";

    /** Those of the ids of which anything was ever told, deleted ones too. */
    static List<KnownContact> of(EntityManager database, String agency, List<UUID> ids) {
        List<?> found = database.createNativeQuery(OF, Tuple.class)
                .setParameter(1, agency)
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return found.stream().map(row -> of((Tuple) row)).toList();
    }

    private static KnownContact of(Tuple row) {
        String[] presence = row.get("presence", String[].class);
        return new KnownContact(
                row.get("id", UUID.class),
                Kind.valueOf(row.get("kind", String.class)),
                row.get("deleted", Boolean.class),
                List.of(row.get("interests", String[].class)),
                row.get("cadence_max_days", Integer.class),
                row.get("goals", Integer.class),
                presence == null
                        ? List.of()
                        : Arrays.stream(presence)
                                .map(day -> day == null ? null : LocalDate.parse(day))
                                .toList(),
                row.get("merged_into", UUID.class));
    }

    boolean is(UUID someId, Kind someKind) {
        return id.equals(someId) && kind == someKind;
    }

    Organization organization() {
        return new Organization(id, goals, presence);
    }
}
