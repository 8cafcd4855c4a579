package dev.rapport.scoring.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.work.Columns;

/** An influencer or organization of an agency, where work goes over all agencies. */
public record ContactKey(String agency, UUID id) {

    /** Everything that locks several takes them in this order, so that nobody waits in a circle. */
    public static final Comparator<ContactKey> IN_ORDER = Comparator.comparing(ContactKey::agency)
            .thenComparing(key -> key.id().toString());

    /** Sets the first two parameters, side by side, for {@code unnest}. */
    public static void bind(PreparedStatement statement, Collection<ContactKey> keys) throws SQLException {
        List<ContactKey> sorted = keys.stream().distinct().sorted(IN_ORDER).toList();
        new Columns<>(statement, sorted).add("text", ContactKey::agency).add("uuid", ContactKey::id);
    }

    /** Reads what a statement answers: agency and id. */
    public static List<ContactKey> read(PreparedStatement statement) throws SQLException {
        List<ContactKey> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) keys.add(new ContactKey(row.getString(1), row.getObject(2, UUID.class)));
        }
        return keys;
    }
}
