package dev.rapport.kit.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

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

    static final String SAY = "SELECT set_config('rapport.agency', ?, true), set_config('rapport.caller', ?, true)";

    /** The pool calls on the thread that asks it. */
    private final ThreadLocal<Boolean> unsaid = new ThreadLocal<>();

    @Inject
    Agency agency;

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (unsaid.get() != null || !Arc.container().requestContext().isActive()) return;
        if (agency.find().isEmpty()) return;
        try (PreparedStatement say = connection.prepareStatement(SAY)) {
            say(say, agency);
            say.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set the agency on the connection", e);
        }
    }

    /** A connection that nobody was told of whose it is: it shows no row before {@link #SAY} is the first thing said. */
    Connection unsaid(DataSource database) throws SQLException {
        unsaid.set(true);
        try {
            return database.getConnection();
        } finally {
            unsaid.remove();
        }
    }

    /** @return how many parameters that takes */
    static int say(PreparedStatement say, Agency agency) throws SQLException {
        say.setString(1, agency.id());
        say.setString(2, agency.caller());
        return 2;
    }
}
