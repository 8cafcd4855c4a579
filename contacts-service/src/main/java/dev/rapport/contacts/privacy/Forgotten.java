package dev.rapport.contacts.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.contacts.imports.MatchKey;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;
import dev.rapport.kit.tenancy.Agency;

/**
 * Who was erased and must not come back by the way: of their addresses, accounts and external ids only HMAC-SHA-256 is
 * kept, by a key that is not in the database, so that the list tells nobody anything who does not ask for a known one.
 */
@ApplicationScoped
public class Forgotten {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private record Hash(byte[] bytes) {
        String text() {
            return java.util.HexFormat.of().formatHex(bytes);
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @ConfigProperty(name = "rapport.erasure.key")
    String secret;

    void check(@Observes StartupEvent event) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("RAPPORT_ERASURE_KEY must have " + SHORTEST_KEY + " characters or more.");
        }
    }

    /** By what somebody would be recognised. */
    public static Set<String> keys(NewInfluencer said) {
        return Stream.of(MatchKey.values()).flatMap(key -> key.of(said)).collect(Collectors.toSet());
    }

    /**
     * Refused with 409 where somebody erased was known by what is said now.
     *
     * @param before what was said already and stays: an address may be shared; null of a new one
     */
    public void refuse(NewInfluencer said, NewInfluencer before) {
        Map<String, UUID> erased = among(fresh(said, before));
        if (!erased.isEmpty()) throw refusal(erased);
    }

    /** As {@link #refuse} for each item of a batch, in one statement for all. */
    public <T> Batch<T> refuse(Batch<T> batch, Function<T, NewInfluencer> said, Function<T, NewInfluencer> before) {
        Map<String, UUID> erased = among(batch.good().stream()
                .flatMap(item -> fresh(said.apply(item), before.apply(item)).stream())
                .collect(Collectors.toSet()));
        if (erased.isEmpty()) return batch;
        return batch.then(item -> {
            Map<String, UUID> theirs = new LinkedHashMap<>(erased);
            theirs.keySet().retainAll(fresh(said.apply(item), before.apply(item)));
            if (!theirs.isEmpty()) throw refusal(theirs);
            return item;
        });
    }

    private static Set<String> fresh(NewInfluencer said, NewInfluencer before) {
        Set<String> fresh = new HashSet<>(keys(said));
        if (before != null) fresh.removeAll(keys(before));
        return fresh;
    }

    private Map<String, UUID> among(Set<String> keys) {
        if (keys.isEmpty()) return Map.of();
        try (Connection connection = database.getConnection()) {
            return among(connection, agency.id(), keys);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal refusal(Map<String, UUID> erased) {
        List<Violation> violations = erased.keySet().stream()
                .map(Forgotten::pointer)
                .distinct()
                .sorted()
                .map(pointer -> Violation.inBody(pointer, "erased", "Somebody known by this was erased."))
                .toList();
        UUID erasure = erased.values().iterator().next();
        return new Refusal(
                PrivacyProblem.ERASED,
                "Somebody known by this was erased; see /v1/erasures/" + erasure
                        + ". An admin can lift that, if the person wants to be known again.",
                violations);
    }

    private static String pointer(String key) {
        return switch (key.substring(0, key.indexOf(':'))) {
            case "email" -> "/emails";
            case "channel" -> "/channels";
            default -> "/externalId";
        };
    }

    /** Those of the keys by which somebody erased was known, with the erasure. */
    public Map<String, UUID> among(Connection connection, String owner, Collection<String> keys) throws SQLException {
        Map<String, UUID> found = new LinkedHashMap<>();
        if (keys.isEmpty()) return found;
        Map<String, String> byHash = new LinkedHashMap<>();
        List<Hash> hashes = hashes(owner, keys);
        Iterator<Hash> each = hashes.iterator();
        keys.forEach(key -> byHash.put(each.next().text(), key));
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT encode(wanted, 'hex'), found.erasure_id FROM unnest(?::bytea[]) AS wanted,
                LATERAL (SELECT erasure_id FROM suppression WHERE agency = ? AND hash = wanted LIMIT 1) AS found""")) {
            select.setArray(1, bytes(connection, hashes));
            select.setString(2, owner);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.put(byHash.get(rows.getString(1)), rows.getObject(2, UUID.class));
            }
        }
        return found;
    }

    /** From here on nobody known by these can be added. */
    void keep(Connection connection, UUID erasure, Collection<String> keys) throws SQLException {
        List<Hash> hashes = hashes(agency.id(), keys);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO suppression (agency, hash, erasure_id) SELECT ?, hash, ? FROM unnest(?::bytea[]) AS hash")) {
            insert.setString(1, agency.id());
            insert.setObject(2, erasure);
            insert.setArray(3, bytes(connection, hashes));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array bytes(Connection connection, List<Hash> hashes) throws SQLException {
        return connection.createArrayOf(
                "bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new));
    }

    /** Of each, in the same order. */
    private List<Hash> hashes(String owner, Collection<String> keys) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return keys.stream()
                    .map(key -> new Hash(mac.doFinal((owner + '\n' + key).getBytes(StandardCharsets.UTF_8))))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
