package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.common.Uuid;

/** Three brokers with three copies of everything, of which two must have a record before it counts as written. */
public final class BrokerCluster implements AutoCloseable {
    private final List<BrokerNode> nodes;
    private final List<BrokerProcess> brokers = new ArrayList<>();

    private BrokerCluster(List<BrokerNode> nodes) {
        this.nodes = nodes;
    }

    /** With a way in of its own for each broker and name; see {@link #doorPort}. Returns once all topics are there. */
    public static BrokerCluster start(Path directory, Map<String, List<Integer>> told) throws IOException {
        var cluster = new BrokerCluster(nodes(told));
        try {
            for (BrokerNode node : cluster.nodes) {
                cluster.brokers.add(BrokerProcess.member(directory.resolve("broker-" + node.id()), node));
            }
            cluster.awaitReady();
            Topics.create(cluster.bootstrap(), Map.of(), LocalKafka.COPIES);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Of which each tells its clients where it really listens. */
    public static BrokerCluster start(Path directory) throws IOException {
        return start(directory, Map.of());
    }

    /** @param told by name of a way in: the ports where each broker tells its clients to come to */
    private static List<BrokerNode> nodes(Map<String, List<Integer>> told) {
        String cluster = Uuid.randomUuid().toString();
        Map<Integer, Integer> controllers = new HashMap<>();
        for (int id = 1; id <= LocalKafka.COPIES; id++) controllers.put(id, Ports.free());
        List<BrokerNode> nodes = new ArrayList<>();
        for (int id = 1; id <= LocalKafka.COPIES; id++) {
            Map<String, BrokerNode.Door> doors = new LinkedHashMap<>();
            for (var way : told.entrySet()) {
                doors.put(
                        way.getKey(),
                        new BrokerNode.Door(Ports.free(), way.getValue().get(id - 1)));
            }
            nodes.add(new BrokerNode(id, cluster, controllers, Ports.free(), doors));
        }
        return nodes;
    }

    public int size() {
        return nodes.size();
    }

    /** Straight to the brokers. */
    public String bootstrap() {
        return nodes.stream().map(BrokerNode::bootstrap).collect(Collectors.joining(","));
    }

    /** Where a broker listens for those who come by this way. @param broker from 0 */
    public int doorPort(int broker, String way) {
        return nodes.get(broker).doors().get(way).port();
    }

    /** @param number from 0 */
    public BrokerProcess broker(int number) {
        return brokers.get(number);
    }

    /** Starts those that are down and returns when all serve. */
    public void startAll() throws IOException {
        List<BrokerProcess> down =
                brokers.stream().filter(one -> !one.isAlive()).toList();
        for (BrokerProcess one : down) one.start();
        for (BrokerProcess one : down) one.awaitReady();
    }

    private void awaitReady() throws IOException {
        for (BrokerProcess one : brokers) one.awaitReady();
    }

    /** Kills them: nobody reads their records after this. */
    @Override
    public void close() {
        brokers.forEach(BrokerProcess::kill);
    }
}
