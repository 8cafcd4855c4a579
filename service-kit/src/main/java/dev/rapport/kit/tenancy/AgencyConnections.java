package dev.rapport.kit.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;

/**
 * The second wall: tells PostgreSQL's row-level security whose transaction this is, and the audit log who calls. The setting ends with the
 * transaction (SET LOCAL), so that neither our pool nor a pooler in between can carry an agency over; without a
 * transaction it is gone at once, and the policies then show no row.
 */
@Singleton
class AgencyConnections implements AgroalPoolInterceptor {

    @Inject
    Agency agency;

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!Arc.container().requestContext().isActive()) return;
        String id = agency.find().orElse(null);
        if (id == null) return;
        try (PreparedStatement set = connection.prepareStatement(
                "SELECT set_config('rapport.agency', ?, true), set_config('rapport.caller', ?, true)")) {
            set.setString(1, id);
            set.setString(2, agency.caller());
            set.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set the agency on the connection", e);
        }
    }
}
