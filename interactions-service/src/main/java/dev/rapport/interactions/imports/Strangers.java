package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;

import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * The addresses in a mailbox that no influencer has. They are people who have not asked to be here: only the sender of
 * the mailbox sees them, and they are forgotten with the end of the review or after 30 days.
 */
@ApplicationScoped
public class Strangers {

    private static final UUID ALONE = new UUID(0, 0);

    @Inject
    EntityManager database;

    @Inject
    @DataSource("relay")
    AgroalDataSource acrossAgencies;

    @Inject
    Agency agency;

    Page<StrangerView> of(UUID importId, PageQuery query) {
        if (query.sort != null)
            throw Refusal.invalidParameter(
                    "sort", "unknown_value", "This list is always in the order of the addresses.");
        return Keyset.page(
                        query,
                        agency.id() + "\nstrangers of " + importId,
                        false,
                        row -> new Keyset.Place(row.get(0, String.class), ALONE),
                        range -> select(importId, range))
                .map(row -> new StrangerView(row.get(0, String.class), row.get(1, Long.class)));
    }

    private List<Tuple> select(UUID importId, Keyset.Range range) {
        String place = range.after() == null ? "" : " AND address " + (range.descending() ? "<" : ">") + " ?3";
        var rows = database.createNativeQuery(
                        "SELECT address, mails FROM import_stranger WHERE agency = ?1 AND import_id = ?2" + place
                                + " ORDER BY address" + (range.descending() ? " DESC" : ""),
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, importId)
                .setMaxResults(range.limit());
        if (range.after() != null) rows.setParameter(3, range.after().key());
        List<?> found = rows.getResultList();
        return found.stream().map(Tuple.class::cast).toList();
    }

    /** Works over all agencies, hence as the relay's database role. */
    @Scheduled(every = "6h", delayed = "2m")
    public void forget() throws SQLException {
        try (Connection connection = acrossAgencies.getConnection();
                Statement delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM import_stranger WHERE created_at <= now() - interval '30 days'");
        }
    }
}
