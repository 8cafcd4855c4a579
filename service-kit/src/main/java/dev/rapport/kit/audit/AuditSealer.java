package dev.rapport.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;

/**
 * Seals what was written to the audit logs, a second later at most. Any number of replicas may do so side by side: the
 * database lets one at a time seal for an agency, see {@code seal_audit} in the kit's migrations.
 */
@ApplicationScoped
class AuditSealer {

    /** Entries of one seal: so much has to be hashed at once to verify it. */
    private static final int BLOCK = 1000;

    private static final long POLL_MILLIS = 1000;

    private final Worker worker = new Worker("audit sealer", this::sealAll);

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("relay")
    AgroalDataSource acrossAgencies;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private long sealAll() throws SQLException {
        for (String agency : Transaction.in(acrossAgencies, AuditSealer::waiting)) {
            while (AgencyWork.in(database, agency, AuditSealer::seal) == BLOCK) {
                // The next block.
            }
        }
        return POLL_MILLIS;
    }

    private static List<String> waiting(Connection connection) throws SQLException {
        List<String> agencies = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT DISTINCT agency FROM audit_unsealed")) {
            while (rows.next()) agencies.add(rows.getString(1));
        }
        return agencies;
    }

    private static int seal(Connection connection) throws SQLException {
        try (PreparedStatement seal = connection.prepareStatement("SELECT seal_audit(?)")) {
            seal.setInt(1, BLOCK);
            try (ResultSet sealed = seal.executeQuery()) {
                sealed.next();
                return sealed.getInt(1);
            }
        }
    }
}
