package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who exists among many, and whom they were merged into, found with a few statements however many they are; for work in
 * the background.
 */
public final class ContactLookup {

    private final Map<UUID, String> kinds = new HashMap<>();
    private final Map<UUID, UUID> people = new HashMap<>();
    private final Map<UUID, List<UUID>> former = new HashMap<>();
    private final Map<String, List<UUID>> byKey = new HashMap<>();

    private ContactLookup() {}

    /** @param keys pseudonyms of what influencers are named by */
    public static ContactLookup of(Connection connection, String agency, Collection<UUID> ids, Collection<String> keys)
            throws SQLException {
        ContactLookup found = new ContactLookup();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT wanted, found.influencer_id FROM unnest(?::text[]) AS wanted,
                LATERAL (SELECT influencer_id FROM contact_key WHERE agency = ? AND key = wanted LIMIT 20) AS found""")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            select.setString(2, agency);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.byKey
                            .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
        found.addKinds(connection, agency, ids);
        found.addFormer(connection, agency);
        return found;
    }

    /** As {@link #of}; until the transaction ends, none of them will be erased, so that what is found may be written about. */
    public static ContactLookup held(
            Connection connection, String agency, Collection<UUID> ids, Collection<String> keys) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(erasure_lock(?))")) {
            lock.setString(1, agency);
            lock.execute();
        }
        return of(connection, agency, ids, keys);
    }

    private void addKinds(Connection connection, String agency, Collection<UUID> ids) throws SQLException {
        Set<UUID> all = new HashSet<>(ids);
        byKey.values().forEach(all::addAll);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, kind, coalesce(merged_into, id) FROM known_contact WHERE agency = ? AND id = ANY (?) AND NOT deleted")) {
            select.setString(1, agency);
            select.setArray(2, connection.createArrayOf("uuid", all.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    kinds.put(rows.getObject(1, UUID.class), rows.getString(2));
                    people.put(rows.getObject(1, UUID.class), rows.getObject(3, UUID.class));
                }
            }
        }
    }

    private void addFormer(Connection connection, String agency) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT merged_into, id FROM known_contact WHERE agency = ? AND merged_into = ANY (?)")) {
            select.setString(1, agency);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", people.values().stream().distinct().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    former.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
    }

    public boolean isOrganization(UUID id) {
        return ContactKind.ORGANIZATION.name().equals(kinds.get(id));
    }

    public boolean isInfluencer(UUID id) {
        return ContactKind.INFLUENCER.name().equals(kinds.get(id));
    }

    /** Who is found under this id now. */
    public UUID person(UUID id) {
        return people.getOrDefault(id, id);
    }

    /** All ids under which something may have been written down about them, that of today first. */
    public List<UUID> allOf(UUID influencer) {
        UUID person = person(influencer);
        return Stream.concat(Stream.of(person), former.getOrDefault(person, List.of()).stream())
                .toList();
    }

    /** Those known by this, as they are found now; more than one where it does not tell them apart. */
    public List<UUID> influencers(String key) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(this::isInfluencer)
                .map(this::person)
                .distinct()
                .toList();
    }
}
