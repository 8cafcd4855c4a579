package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where everything listens; each can be moved by an environment variable so that two stacks can run side by side. */
public record Ports(int postgres, int kafka, int contacts, int interactions, int scoring) {

    public static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "RAPPORT_POSTGRES_PORT", 15432),
                port(environment, "RAPPORT_KAFKA_PORT", 19092),
                port(environment, "RAPPORT_CONTACTS_PORT", 8081),
                port(environment, "RAPPORT_INTERACTIONS_PORT", 8082),
                port(environment, "RAPPORT_SCORING_PORT", 8083));
    }

    /** A port that is free now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int of(Service service) {
        return switch (service) {
            case CONTACTS -> contacts;
            case INTERACTIONS -> interactions;
            case SCORING -> scoring;
        };
    }

    public Endpoints endpoints() {
        return Endpoints.onThisMachine(contacts, interactions, scoring);
    }

    /** One plain line about the first port that somebody else has, or nothing. */
    Optional<String> conflict() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("POSTGRES", postgres);
        wanted.put("KAFKA", kafka);
        for (Service service : Service.values()) wanted.put(service.name(), of(service));
        return wanted.entrySet().stream()
                .filter(want -> taken(want.getValue()))
                .map(want -> "Port %d is taken, and %s needs it: stop what listens there, or set RAPPORT_%s_PORT."
                        .formatted(want.getValue(), whoWants(want.getKey()), want.getKey()))
                .findFirst();
    }

    private static String whoWants(String name) {
        return switch (name) {
            case "POSTGRES" -> "PostgreSQL";
            case "KAFKA" -> "Kafka";
            default -> "the " + Service.valueOf(name).module();
        };
    }

    private static boolean taken(int port) {
        return !bindable(new InetSocketAddress(port))
                || !bindable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean bindable(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) return usual;
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(name + " is not a port: " + value);
        }
        return Integer.parseInt(value);
    }
}
