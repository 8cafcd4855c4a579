package dev.rapport.local;

import java.util.Arrays;
import java.util.List;

/** The three services; their names are also those of their databases. */
public enum Service {
    CONTACTS,
    INTERACTIONS,
    SCORING;

    /** The module that calls all three for an AI agent, and has no database. */
    static final String AGENTS_GATEWAY = "agents-gateway";

    /** Database roles of each service: who owns the tables, serves requests, sends events, takes events in. */
    static final List<String> DUTIES = List.of("owner", "app", "relay", "intake");

    public static Service of(String name) {
        return Arrays.stream(values())
                .filter(service -> service.database().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + name));
    }

    public String database() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Name of the module and of the log file. */
    public String module() {
        return database() + "-service";
    }

    /** @param duty one of "owner", "app", "relay", "intake" */
    public String role(String duty) {
        return database() + "_" + duty;
    }
}
