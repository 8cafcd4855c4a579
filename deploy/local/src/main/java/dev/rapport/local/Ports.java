package dev.rapport.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Where everything listens; each can be moved by an environment variable so that two stacks can run side by side. */
public record Ports(
        int postgres, int kafka, Doors contacts, Doors interactions, Doors scoring, Doors agents, int console) {

    private static final String MANAGEMENT = "_MANAGEMENT";
    private static final String AGENTS = "AGENTS";
    private static final int MOST_TRIES = 1_000;

    public static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "RAPPORT_POSTGRES_PORT", 15432),
                port(environment, "RAPPORT_KAFKA_PORT", 19092),
                doors(environment, "CONTACTS", 8081, 9081),
                doors(environment, "INTERACTIONS", 8082, 9082),
                doors(environment, "SCORING", 8083, 9083),
                doors(environment, AGENTS, 8084, 9084),
                port(environment, "RAPPORT_CONSOLE_PORT", 8080));
    }

    private static Doors doors(Map<String, String> environment, String name, int api, int management) {
        return new Doors(
                port(environment, "RAPPORT_" + name + "_PORT", api),
                port(environment, "RAPPORT_" + name + "_MANAGEMENT_PORT", management));
    }

    /** A port that is free now, below those that systems give to outgoing calls: one of those may be gone a moment later. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .limit(MOST_TRIES)
                .filter(port -> !taken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port is free"));
    }

    public Doors of(Service service) {
        return switch (service) {
            case CONTACTS -> contacts;
            case INTERACTIONS -> interactions;
            case SCORING -> scoring;
        };
    }

    public Endpoints endpoints() {
        return Endpoints.onThisMachine(contacts.api(), interactions.api(), scoring.api());
    }

    /** One plain line about the first port that somebody else has, or nothing. */
    Optional<String> conflict() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("POSTGRES", postgres);
        wanted.put("KAFKA", kafka);
        for (Service service : Service.values()) {
            wanted.put(service.name(), of(service).api());
            wanted.put(service.name() + MANAGEMENT, of(service).management());
        }
        wanted.put(AGENTS, agents.api());
        wanted.put(AGENTS + MANAGEMENT, agents.management());
        wanted.put("CONSOLE", console);
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
            case AGENTS, AGENTS + MANAGEMENT -> "the " + Service.AGENTS_GATEWAY;
            case "CONSOLE" -> "the console";
            default -> "the " + Service.valueOf(name.replace(MANAGEMENT, "")).module();
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
