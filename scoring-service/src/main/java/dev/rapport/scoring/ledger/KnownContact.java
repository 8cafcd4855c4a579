package dev.rapport.scoring.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

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

    /** Of an agency, given first, those of the ids, given as an array, of which anything was ever told, deleted ones too. */
    static final String OF =
            """
            SELECT id, kind, deleted, interests, cadence_max_days, goals, CAST(presence AS text[]) AS presence, merged_into
            FROM known_contact WHERE agency = ? AND id = ANY (?)""";

    static KnownContact of(ResultSet row) throws SQLException {
        Array presence = row.getArray("presence");
        return new KnownContact(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("deleted"),
                List.of((String[]) row.getArray("interests").getArray()),
                row.getObject("cadence_max_days", Integer.class),
                row.getObject("goals", Integer.class),
                presence == null ? List.of() : days((String[]) presence.getArray()),
                row.getObject("merged_into", UUID.class));
    }

    private static List<LocalDate> days(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> text == null ? null : LocalDate.parse(text))
                .toList();
    }

    boolean is(UUID someId, Kind someKind) {
        return id.equals(someId) && kind == someKind;
    }

    Organization organization() {
        return new Organization(id, goals, presence);
    }
}
