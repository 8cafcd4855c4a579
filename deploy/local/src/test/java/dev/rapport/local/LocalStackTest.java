package dev.rapport.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalStackTest {
    private final LocalStack stack = LocalStack.shared();

    @Test
    void no_service_role_is_superuser_or_passes_row_level_security() throws Exception {
        try (var connection = stack.superuser("postgres")) {
            assertEquals(
                    "12",
                    ask(
                            connection,
                            "SELECT count(*) FROM pg_roles WHERE rolname ~ '^(contacts|interactions|scoring)_'"));
            assertEquals(
                    "0",
                    ask(
                            connection,
                            "SELECT count(*) FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%' AND rolname <> 'postgres'"
                                    + " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "app", "relay", "intake"})
    void a_role_reaches_the_database_of_its_own_service_only(String duty) throws Exception {
        String role = "scoring_" + duty;
        try (var own = stack.connect("scoring", role)) {
            assertEquals(role, ask(own, "SELECT current_user"));
        }
        for (String other : new String[] {"contacts", "interactions", "postgres"}) {
            assertThrows(SQLException.class, () -> stack.connect(other, role).close());
        }
    }

    @Test
    void contacts_can_be_searched() throws Exception {
        try (var connection = stack.connect("contacts", "contacts_app")) {
            assertEquals("t", ask(connection, "SELECT similarity('Okafor', 'Okafr') > 0.3"));
            assertEquals("t", ask(connection, "SELECT 'A'::citext = 'a'::citext"));
            assertEquals("élan", ask(connection, "SELECT lower('ÉLAN')"));
        }
    }

    @Test
    void settings_hold_what_a_service_needs_and_no_other_services_password() {
        Map<String, String> contacts = stack.settings("contacts");
        Map<String, String> scoring = stack.settings("scoring");
        assertTrue(contacts.get("RAPPORT_DB_URL").endsWith("/contacts"));
        assertFalse(contacts.containsKey("RAPPORT_DB_INTAKE_PASSWORD"));
        assertTrue(scoring.containsKey("RAPPORT_DB_INTAKE_PASSWORD"));
        assertTrue(scoring.get("RAPPORT_JWKS").startsWith("file:"));
        assertFalse(contacts.get("RAPPORT_DB_PASSWORD").equals(scoring.get("RAPPORT_DB_PASSWORD")));
        assertThrows(IllegalArgumentException.class, () -> stack.settings("billing"));
    }

    @Test
    void the_broker_can_be_taken_away_and_brought_back() throws Exception {
        stack.stopKafka();
        stack.startKafka();
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            assertTrue(admin.listTopics().names().get().contains("scores"));
        }
    }

    @Test
    void the_database_can_be_killed_and_brought_back() throws Exception {
        stack.killPostgres();
        assertThrows(SQLException.class, () -> stack.superuser("contacts").close());
        stack.startPostgres();
        try (var connection = stack.superuser("contacts")) {
            assertEquals("1", ask(connection, "SELECT 1"));
        }
    }

    /** Quarkus loads test resources and tests by different class loaders; both must mean the same stack. */
    @Test
    void another_class_loader_finds_the_same_stack() throws Exception {
        var path = LocalStack.class.getProtectionDomain().getCodeSource().getLocation();
        try (var loader = new java.net.URLClassLoader(new java.net.URL[] {path}, new OnlyLibraries())) {
            Class<?> copy = loader.loadClass(LocalStack.class.getName());
            assertFalse(copy == LocalStack.class);
            Object other = copy.getMethod("shared").invoke(null);
            assertEquals(stack.kafka(), copy.getMethod("kafka").invoke(other));
        }
    }

    @Test
    void a_quarkus_test_gets_the_settings_of_its_service() {
        var resource = new LocalStackResource();
        resource.init(Map.of("service", "interactions"));
        Map<String, String> settings = resource.start();
        assertEquals(stack.jdbcUrl("interactions"), settings.get("RAPPORT_DB_URL"));
        assertTrue(settings.get("quarkus.http.test-port").matches("\\d{5}"));
        assertEquals(Integer.toString(Management.port()), settings.get("quarkus.management.test-port"));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Sees every library, but not this module. */
    private static final class OnlyLibraries extends ClassLoader {
        OnlyLibraries() {
            super(LocalStackTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.rapport.")) throw new ClassNotFoundException(name);
            return super.loadClass(name, resolve);
        }
    }
}
