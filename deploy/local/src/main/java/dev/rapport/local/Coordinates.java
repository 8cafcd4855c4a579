package dev.rapport.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Where a running PostgreSQL, Kafka and identity are found, and with which passwords. */
public record Coordinates(int postgresPort, String kafka, Path identity, Secrets secrets) {

    static Coordinates from(Properties properties) {
        return new Coordinates(
                Integer.parseInt(properties.getProperty("postgres.port")),
                properties.getProperty("kafka"),
                Path.of(properties.getProperty("identity")),
                Secrets.from(properties));
    }

    Properties toProperties() {
        var properties = secrets.toProperties();
        properties.setProperty("postgres.port", Integer.toString(postgresPort));
        properties.setProperty("kafka", kafka);
        properties.setProperty("identity", identity.toAbsolutePath().toString());
        return properties;
    }

    /** The environment one service needs; every name begins with RAPPORT_. */
    public Map<String, String> settings(Service service, Doors doors) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("RAPPORT_PORT", Integer.toString(doors.api()));
        settings.put("RAPPORT_MANAGEMENT_PORT", Integer.toString(doors.management()));
        settings.put("RAPPORT_SWAGGER_UI", "true");
        settings.put("RAPPORT_DB_URL", LocalPostgres.url(postgresPort, service.database()));
        settings.put("RAPPORT_DB_PASSWORD", secrets.of(service.role("app")));
        settings.put("RAPPORT_DB_OWNER_PASSWORD", secrets.of(service.role("owner")));
        settings.put("RAPPORT_DB_RELAY_PASSWORD", secrets.of(service.role("relay")));
        if (service == Service.CONTACTS) {
            settings.put("RAPPORT_ERASURE_KEY", secrets.of(Secrets.ERASURE_KEY));
        } else {
            settings.put("RAPPORT_DB_INTAKE_PASSWORD", secrets.of(service.role("intake")));
        }
        if (service == Service.SCORING) {
            settings.put("RAPPORT_WEBHOOK_KEY", secrets.of(Secrets.WEBHOOK_KEY));
            // Receivers on this machine, to try webhooks with.
            settings.put("RAPPORT_OUTBOUND_SCHEMES", "http,https");
            settings.put("RAPPORT_OUTBOUND_PORTS", "443,8099");
            settings.put("RAPPORT_OUTBOUND_ALLOWED", "127.0.0.1/32");
        }
        if (service != Service.SCORING) settings.put("RAPPORT_MATCH_KEY", secrets.of(Secrets.MATCH_KEY));
        settings.put("RAPPORT_KAFKA", kafka);
        putIdentity(settings);
        return settings;
    }

    /** The environment of the agents' gateway. */
    Map<String, String> agentsSettings(Endpoints services, Doors doors) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("RAPPORT_PORT", Integer.toString(doors.api()));
        settings.put("RAPPORT_MANAGEMENT_PORT", Integer.toString(doors.management()));
        for (Service service : Service.values())
            settings.put(
                    "RAPPORT_" + service.name() + "_URL", services.of(service).toString());
        putIdentity(settings);
        return settings;
    }

    private void putIdentity(Map<String, String> settings) {
        settings.put("RAPPORT_ISSUER", LocalIdentity.ISSUER);
        settings.put("RAPPORT_AUDIENCE", LocalIdentity.AUDIENCE);
        settings.put("RAPPORT_JWKS", identity.resolve("jwks.json").toUri().toString());
    }
}
