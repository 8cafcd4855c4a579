package dev.rapport.local;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One broker, alone or of several.
 *
 * @param cluster id of the cluster, the same for all its brokers
 * @param controllers ports by which the brokers agree with each other, by the broker's id; itself included
 * @param port where it listens, and where it says it does
 * @param doors further ways in, by name: whoever enters by one is told to come back by it
 */
record BrokerNode(int id, String cluster, Map<Integer, Integer> controllers, int port, Map<String, Door> doors) {
    private static final String CONTROLLER = "CONTROLLER";
    private static final String PLAIN = "PLAINTEXT";
    private static final String HOST = "127.0.0.1:";

    /**
     * A way in that leads through something else, such as a proxy.
     *
     * @param port where the broker listens
     * @param told where it tells its clients to come to
     */
    record Door(int port, int told) {}

    static BrokerNode alone(String cluster, int port) {
        return new BrokerNode(1, cluster, Map.of(1, Ports.free()), port, Map.of());
    }

    String bootstrap() {
        return HOST + port;
    }

    boolean isAlone() {
        return controllers.size() == 1;
    }

    /** What makes it this broker; all else is alike for all. */
    Map<String, String> settings() {
        var voters = new StringJoiner(",");
        new TreeMap<>(controllers).forEach((node, at) -> voters.add(node + "@" + HOST + at));
        var listeners = new StringJoiner(",");
        var told = new StringJoiner(",");
        var protocols = new StringJoiner(",");
        listeners.add(PLAIN + "://" + HOST + port).add(CONTROLLER + "://" + HOST + controllers.get(id));
        told.add(PLAIN + "://" + HOST + port);
        protocols.add(PLAIN + ":" + PLAIN).add(CONTROLLER + ":" + PLAIN);
        doors.forEach((name, door) -> {
            listeners.add(name + "://" + HOST + door.port());
            told.add(name + "://" + HOST + door.told());
            protocols.add(name + ":" + PLAIN);
        });
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(id));
        settings.put("controller.quorum.voters", voters.toString());
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", listeners.toString());
        settings.put("advertised.listeners", told.toString());
        if (!doors.isEmpty()) settings.put("listener.security.protocol.map", protocols.toString());
        return settings;
    }

    static String controllerListener() {
        return CONTROLLER;
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.setProperty("id", Integer.toString(id));
        properties.setProperty("cluster", cluster);
        properties.setProperty("port", Integer.toString(port));
        controllers.forEach((node, at) -> properties.setProperty("controller." + node, Integer.toString(at)));
        doors.forEach((name, door) -> properties.setProperty("door." + name, door.port() + "," + door.told()));
        return properties;
    }

    static BrokerNode from(Properties properties) {
        Map<Integer, Integer> controllers = new HashMap<>();
        Map<String, Door> doors = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            String end = name.substring(name.indexOf('.') + 1);
            if (name.startsWith("controller.")) controllers.put(Integer.valueOf(end), Integer.valueOf(value));
            if (name.startsWith("door.")) {
                String[] ports = value.split(",");
                doors.put(end, new Door(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])));
            }
        }
        return new BrokerNode(
                Integer.parseInt(properties.getProperty("id")),
                properties.getProperty("cluster"),
                controllers,
                Integer.parseInt(properties.getProperty("port")),
                doors);
    }
}
