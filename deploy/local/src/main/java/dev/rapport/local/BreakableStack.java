package dev.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A durable PostgreSQL and three brokers to be killed, frozen and cut off: each service reaches them through proxies of its
 * own, and whoever looks on goes straight to them.
 */
public final class BreakableStack implements AutoCloseable {
    private static final int BROKERS = LocalKafka.COPIES;

    private final LocalPostgres postgres;
    private final Path data;
    private final BrokerCluster brokers;
    private final Path identity;
    private final Secrets secrets;
    private final Map<Service, Proxy> toPostgres = new EnumMap<>(Service.class);
    private final Map<Service, List<Proxy>> toBrokers = new EnumMap<>(Service.class);

    private BreakableStack(Path directory) throws IOException, SQLException {
        secrets = Secrets.keptIn(directory.resolve("secrets.properties"));
        identity = directory.resolve("identity");
        data = directory.resolve("postgres").resolve("data");
        postgres = LocalPostgres.durable(directory.resolve("postgres"), Ports.free(), secrets);
        Map<String, List<Integer>> doors = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            Proxy proxy = Proxy.open();
            proxy.leadTo(postgres.port());
            toPostgres.put(service, proxy);
            List<Proxy> ways = new ArrayList<>();
            for (int i = 0; i < BROKERS; i++) ways.add(Proxy.open());
            toBrokers.put(service, ways);
            doors.put(service.name(), ways.stream().map(Proxy::port).toList());
        }
        brokers = BrokerCluster.start(directory.resolve("kafka"), doors);
        toBrokers.forEach((service, ways) -> {
            for (int i = 0; i < BROKERS; i++) ways.get(i).leadTo(brokers.doorPort(i, service.name()));
        });
    }

    /** Makes the directory anew. */
    public static BreakableStack start(Path directory) throws IOException, SQLException {
        Postmaster.endWithThisProgram(directory.resolve("postgres").resolve("data"));
        Directories.delete(directory);
        Files.createDirectories(directory);
        PlatformLog.to(directory);
        LocalIdentity.keptIn(directory.resolve("identity"));
        return new BreakableStack(directory);
    }

    /** The environment of an instance of a service. */
    public Map<String, String> settings(Service service, Doors doors) {
        String kafka = toBrokers.get(service).stream()
                .map(way -> "127.0.0.1:" + way.port())
                .collect(Collectors.joining(","));
        return new Coordinates(toPostgres.get(service).port(), kafka, identity, secrets).settings(service, doors);
    }

    public LocalIdentity identity() {
        return LocalIdentity.keptIn(identity);
    }

    public BrokerCluster brokers() {
        return brokers;
    }

    public Proxy toPostgres(Service service) {
        return toPostgres.get(service);
    }

    /** One by broker. */
    public List<Proxy> toBrokers(Service service) {
        return toBrokers.get(service);
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
        toPostgres.values().forEach(Proxy::close);
        toBrokers.values().forEach(ways -> ways.forEach(Proxy::close));
    }
}
