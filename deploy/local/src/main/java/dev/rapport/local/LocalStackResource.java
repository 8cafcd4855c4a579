package dev.rapport.local;

import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives a Quarkus test the shared stack; argument {@code service} says whose settings it gets. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    /** May send 5 requests a second, 10 at once. */
    public static final String HURRIED_AGENCY = "agency-in-a-hurry";

    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        var settings = new LinkedHashMap<>(LocalStack.shared().settings(service));
        // Golden samples hold what is made with it.
        settings.put("RAPPORT_MATCH_KEY", "the-same-in-all-tests");
        // Chosen here, since meters of a server without a port clash with those of one that has it.
        settings.put("quarkus.http.test-port", Integer.toString(Ports.free()));
        settings.put("quarkus.management.test-port", Integer.toString(Management.chosen()));
        settings.put(
                "quarkus.datasource.jdbc.additional-jdbc-properties.socketFactory", CountedSockets.class.getName());
        // Tests of other things may be in any hurry; one agency, of the tests of this, may not.
        settings.put("RAPPORT_BODY_TIME", "3S");
        // A busy machine may take its time with an event.
        settings.put("RAPPORT_ARRIVAL_PATIENCE", "3S");
        settings.put("RAPPORT_RATE_READS", "100000");
        settings.put("RAPPORT_RATE_WRITES", "100000");
        settings.put("rapport.rate.agencies.\"" + HURRIED_AGENCY + "\"", "5");
        return settings;
    }

    /** The stack serves all tests of the JVM and ends with it. */
    @Override
    public void stop() {}
}
