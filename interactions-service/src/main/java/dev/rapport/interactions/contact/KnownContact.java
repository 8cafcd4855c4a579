package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** That an organization or influencer exists, as contacts-service told it: the highest version of an id counts. */
record KnownContact(String agency, UUID id, ContactKind kind, long version, boolean deleted) {

    private record Key(String agency, UUID id) {}

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::agency).thenComparing(Key::id);

    /** One statement per batch, in a fixed order of rows, so that two batches at once cannot lock each other out. */
    static void store(Connection connection, List<KnownContact> batch) throws SQLException {
        Collection<KnownContact> latest = latest(batch);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO known_contact AS known (agency, id, kind, version, deleted)
                SELECT * FROM unnest(?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE
                SET kind = excluded.kind, version = excluded.version, deleted = excluded.deleted
                WHERE known.version < excluded.version""")) {
            upsert.setArray(1, connection.createArrayOf("text", column(latest, KnownContact::agency)));
            upsert.setArray(2, connection.createArrayOf("uuid", column(latest, KnownContact::id)));
            upsert.setArray(3, connection.createArrayOf("text", column(latest, one -> one.kind()
                    .name())));
            upsert.setArray(4, connection.createArrayOf("bigint", column(latest, KnownContact::version)));
            upsert.setArray(5, connection.createArrayOf("boolean", column(latest, KnownContact::deleted)));
            upsert.executeUpdate();
        }
    }

    private static Collection<KnownContact> latest(List<KnownContact> batch) {
        Map<Key, KnownContact> latest = new TreeMap<>(ORDER);
        var newer = BinaryOperator.maxBy(Comparator.comparingLong(KnownContact::version));
        batch.forEach(one -> latest.merge(new Key(one.agency(), one.id()), one, newer));
        return latest.values();
    }

    private static Object[] column(Collection<KnownContact> rows, Function<KnownContact, Object> value) {
        return rows.stream().map(value).toArray();
    }
}
