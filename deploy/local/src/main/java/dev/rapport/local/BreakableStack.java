package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A durable PostgreSQL and three brokers to be killed, frozen and cut off: each replica of a service reaches them through
 * proxies of its own, and whoever looks on goes straight to them.
 */
public final class BreakableStack implements AutoCloseable {
    private static final int BROKERS = LocalKafka.COPIES;

    private final LocalPostgres postgres;
    private final Path data;
    private final BrokerCluster brokers;
    private final Path identity;
    private final Secrets secrets;
    private final Map<String, Ways> ways = new LinkedHashMap<>();

    /** How one replica gets to what it stands on; one to each broker. */
    public record Ways(Proxy toPostgres, List<Proxy> toBrokers) {
        private static Ways open() throws IOException {
            List<Proxy> toBrokers = new ArrayList<>();
            for (int i = 0; i < BROKERS; i++) toBrokers.add(Proxy.open());
            return new Ways(Proxy.open(), List.copyOf(toBrokers));
        }

        public void mend() {
            toPostgres.become(Proxy.Weather.FAIR);
            toBrokers.forEach(way -> way.become(Proxy.Weather.FAIR));
        }

        private void close() {
            toPostgres.close();
            toBrokers.forEach(Proxy::close);
        }
    }

    private BreakableStack(Path directory, Collection<String> replicas) throws IOException, SQLException {
        secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        identity = directory.resolve("identity");
        data = directory.resolve("postgres").resolve("data");
        postgres = LocalPostgres.durable(directory.resolve("postgres"), Ports.free(), secrets);
        Map<String, List<Integer>> doors = new LinkedHashMap<>();
        for (String replica : replicas) {
            Ways own = Ways.open();
            own.toPostgres.leadTo(postgres.port());
            ways.put(replica, own);
            doors.put(door(replica), own.toBrokers.stream().map(Proxy::port).toList());
        }
        brokers = BrokerCluster.start(directory.resolve("kafka"), doors);
        ways.forEach((replica, own) -> {
            for (int i = 0; i < BROKERS; i++) own.toBrokers.get(i).leadTo(brokers.doorPort(i, door(replica)));
        });
    }

    /** As a listener of Kafka may be called. */
    private static String door(String replica) {
        return replica.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Makes the directory anew.
     *
     * @param replicas names of those who come to it
     */
    public static BreakableStack start(Path directory, Collection<String> replicas) throws IOException, SQLException {
        Postmaster.endWithThisProgram(directory.resolve("postgres").resolve("data"));
        Directories.delete(directory);
        Files.createDirectories(directory);
        PlatformLog.to(directory);
        LocalIdentity.keptIn(directory.resolve("identity"));
        return new BreakableStack(directory, replicas);
    }

    /** The environment of a replica of a service. */
    public Map<String, String> settings(Service service, String replica, Doors doors) {
        Ways own = ways(replica);
        String kafka =
                own.toBrokers.stream().map(way -> "127.0.0.1:" + way.port()).collect(Collectors.joining(","));
        return new Coordinates(own.toPostgres.port(), kafka, identity, secrets).settings(service, doors);
    }

    public LocalIdentity identity() {
        return LocalIdentity.keptIn(identity);
    }

    public BrokerCluster brokers() {
        return brokers;
    }

    public Ways ways(String replica) {
        return ways.get(replica);
    }

    /** As a power failure would. */
    public void killPostgres() throws IOException {
        postgres.kill();
    }

    public void startPostgres() throws IOException, SQLException {
        postgres.start();
    }

    /** It can write nothing any more, its journal least of all, for which it will end by itself. */
    public void fillDiskOfPostgres() throws IOException, InterruptedException {
        FullDisk.fill(postgres.process());
    }

    /** As an operator does it: makes room, and starts it again. */
    public void freeDiskOfPostgres() throws IOException, SQLException {
        killPostgres();
        startPostgres();
    }

    public void freezePostgres() throws IOException {
        for (ProcessHandle server : Postmaster.of(data).stream().toList()) Signals.freeze(server);
    }

    public void thawPostgres() throws IOException {
        for (ProcessHandle server : Postmaster.of(data).stream().toList()) Signals.thaw(server);
    }

    /** A connection past all row-level security; close it. */
    public Connection superuser(String database) throws SQLException {
        return postgres.superuser(database);
    }

    @Override
    public void close() throws IOException {
        brokers.close();
        thawPostgres();
        postgres.kill();
        ways.values().forEach(Ways::close);
    }
}
