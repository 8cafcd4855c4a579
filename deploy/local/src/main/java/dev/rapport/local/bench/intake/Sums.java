package dev.rapport.local.bench.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import dev.rapport.local.bench.intake.FoldingLoop.Told;

/** Of one influencer, what a {@link FoldingLoop} makes of a batch. */
final class Sums {
    static final String TABLES =
            """
            CREATE TABLE sums (agency text, influencer_id uuid, interactions bigint NOT NULL, given float8 NOT NULL,
                asked float8 NOT NULL, tone float8 NOT NULL, last_at timestamptz NOT NULL,
                PRIMARY KEY (agency, influencer_id));
            CREATE TABLE seen (agency text, id uuid, version bigint, PRIMARY KEY (agency, id, version))""";

    private static final String ADD =
            """
            INSERT INTO sums AS known SELECT * FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::float8[], ?::float8[],
                ?::float8[], ?::timestamptz[])
            ON CONFLICT (agency, influencer_id) DO UPDATE SET interactions = known.interactions + excluded.interactions,
                given = known.given + excluded.given, asked = known.asked + excluded.asked,
                tone = known.tone + excluded.tone, last_at = greatest(known.last_at, excluded.last_at)""";

    private static final String REMEMBER =
            """
            INSERT INTO seen SELECT * FROM unnest(?::text[], ?::uuid[], ?::bigint[])
            ON CONFLICT DO NOTHING RETURNING id::text || ':' || version""";

    private final String agency;
    private final String influencer;
    private long interactions;
    private double given;
    private double asked;
    private double tone;
    private String last = "";

    private Sums(Told first) {
        this.agency = first.agency();
        this.influencer = first.influencerId();
    }

    static void add(Connection connection, List<Told> events) throws SQLException {
        TreeMap<String, Sums> sums = new TreeMap<>();
        for (Told one : events) {
            sums.computeIfAbsent(one.agency() + '/' + one.influencerId(), key -> new Sums(one))
                    .fold(one);
        }
        if (sums.isEmpty()) return;
        try (PreparedStatement upsert = connection.prepareStatement(ADD)) {
            set(upsert, 1, "text", sums.values(), one -> one.agency);
            set(upsert, 2, "uuid", sums.values(), one -> one.influencer);
            set(upsert, 3, "bigint", sums.values(), one -> one.interactions);
            set(upsert, 4, "float8", sums.values(), one -> one.given);
            set(upsert, 5, "float8", sums.values(), one -> one.asked);
            set(upsert, 6, "float8", sums.values(), one -> one.tone);
            set(upsert, 7, "timestamptz", sums.values(), one -> one.last);
            upsert.executeUpdate();
        }
    }

    /** Those that were not counted before; they are from now on. */
    static List<Told> unseen(Connection connection, List<Told> events) throws SQLException {
        Set<String> unseen = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            set(insert, 1, "text", events, Told::agency);
            set(insert, 2, "uuid", events, Told::id);
            set(insert, 3, "bigint", events, Told::version);
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) unseen.add(row.getString(1));
            }
        }
        List<Told> left = new ArrayList<>(events.size());
        for (Told one : events) if (unseen.remove(one.id() + ':' + one.version())) left.add(one);
        return left;
    }

    private void fold(Told told) {
        interactions++;
        switch (told.kind()) {
            case "HELP" -> given += told.value();
            case "ASK" -> asked += told.size();
            case "REPLY" -> tone += "POSITIVE".equals(told.sentiment()) ? 1 : 0;
            default -> given += 0.2;
        }
        if (told.occurredAt().compareTo(last) > 0) last = told.occurredAt();
    }

    private static <T> void set(
            PreparedStatement statement, int index, String type, Collection<T> rows, Function<T, Object> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
