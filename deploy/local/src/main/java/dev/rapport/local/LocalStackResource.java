package dev.rapport.local;

import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives a Quarkus test the shared stack; argument {@code service} says whose settings it gets. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        var settings = new LinkedHashMap<>(LocalStack.shared().settings(service));
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /** The stack serves all tests of the JVM and ends with it. */
    @Override
    public void stop() {}
}
